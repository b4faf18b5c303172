using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Footfall.Spec.Tests;

/// <summary>
/// All that another party can call of an assembly, one line a type or member, in an order that does not depend on the source. Not shown: what
/// the compiler adds to records, and what every type inherits.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            foreach (var line in Members(type))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Heading(Type type)
    {
        var kind = type.IsEnum ? $"enum {TypeText.Of(type)} : {TypeText.Of(type.GetEnumUnderlyingType())}"
            : type.IsInterface ? $"interface {TypeText.Of(type)}"
            : type.IsSubclassOf(typeof(Delegate)) ? $"delegate {TypeText.Of(type)}"
            : $"{Modifiers(type)}{(IsRecord(type) ? "record " : "")}{(type.IsValueType ? "struct" : "class")} {TypeText.Of(type)}";
        return $"{type.Namespace}: {kind}{Inherited(type)}";
    }

    private static string Modifiers(Type type) =>
        type is { IsAbstract: true, IsSealed: true } ? "static "
        : type.IsAbstract ? "abstract "
        : type.IsValueType ? type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : ""
        : type.IsSealed ? "sealed " : "";

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static string Inherited(Type type)
    {
        if (type.IsEnum)
        {
            return "";
        }

        var above = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            above.Add(TypeText.Of(parent));
        }

        above.AddRange(type.GetInterfaces().Select(TypeText.Of).Order(StringComparer.Ordinal));
        return above.Count == 0 ? "" : $" : {string.Join(", ", above)}";
    }

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : type.GetMembers(Declared)
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodInfo { IsSpecialName: true, Name: not ['o', 'p', '_', ..] })
            .Select(Line).OfType<string>().Order(StringComparer.Ordinal);

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{TypeText.Of(constructor.DeclaringType!)}({Parameters(constructor)})",
        FieldInfo { IsLiteral: true } constant => $"const {TypeText.Of(constant.FieldType)} {constant.Name} = {Convert.ToString(constant.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo field => $"{Static(field.IsStatic)}{TypeText.Of(field.FieldType)} {field.Name}",
        PropertyInfo property => $"{Static(property.GetAccessors()[0].IsStatic)}{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{TypeText.Of(property)} {property.Name}{Index(property)} {{ {Accessors(property)} }}",
        MethodInfo method => $"{Static(method.IsStatic)}{TypeText.OfReturn(method)} {method.Name}{Generic(method)}({Parameters(method)})",
        EventInfo happening => $"event {TypeText.Of(happening.EventHandlerType!)} {happening.Name}",
        _ => null,
    };

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(TypeText.Of))}]" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(TypeText.Of));

    private static string Accessors(PropertyInfo property) => string.Join(' ', new[]
    {
        property.GetMethod is { IsPublic: true } ? "get;" : null,
        property.SetMethod is { IsPublic: true } setter
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;"
            : null,
    }.OfType<string>());
}
