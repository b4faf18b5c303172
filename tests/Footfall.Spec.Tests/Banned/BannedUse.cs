using System.Reflection;

namespace Footfall.Spec.Tests;

/// <summary>The shortest statement that uses a banned thing.</summary>
internal static class BannedUse
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(MemberInfo member) => member switch
    {
        Type { IsEnum: true } type => $"_ = {Name(type)}.{type.GetEnumNames()[0]};",
        Type type => Of(type.GetMembers(Own).OrderBy(IsConstructor).First(IsPlain)),
        ConstructorInfo constructor => $"_ = new {Name(member.DeclaringType!)}({Arguments(constructor)});",
        PropertyInfo property => $"_ = {Owner(member, property.GetMethod!.IsStatic)}.{member.Name};",
        FieldInfo field => $"_ = {Owner(member, field.IsStatic)}.{member.Name};",
        EventInfo happening => $"{Owner(member, happening.AddMethod!.IsStatic)}.{member.Name} += null;",
        MethodInfo method => $"{Owner(member, method.IsStatic)}.{member.Name}({Arguments(method)});",
        _ => throw new ArgumentException($"How is {member} used?", nameof(member)),
    };

    private static bool IsConstructor(MemberInfo member) => member is ConstructorInfo;

    private static bool IsPlain(MemberInfo member) => !member.IsDefined(typeof(ObsoleteAttribute)) && member switch
    {
        MethodInfo method => !method.IsSpecialName && !method.IsGenericMethod && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef),
        PropertyInfo property => property.GetMethod is not null && property.GetIndexParameters().Length == 0,
        FieldInfo or ConstructorInfo or EventInfo => true,
        _ => false,
    };

    private static string Owner(MemberInfo member, bool isStatic) => isStatic ? Name(member.DeclaringType!) : $"default({Name(member.DeclaringType!)})!";

    private static string Arguments(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => $"default({Name(parameter.ParameterType)})!"));

    private static string Name(Type type) =>
        type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : type.IsGenericType ? $"global::{type.GetGenericTypeDefinition().FullName!.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : $"global::{type.FullName!.Replace('+', '.')}";
}
