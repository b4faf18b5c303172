using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using Footfall.Testing;

namespace Footfall.Spec.Tests.Documents;

/// <summary>The tests of the built test programs that the runner runs: in a test class, with data where they take any, neither ignored nor on a condition.</summary>
internal static class RunningTests
{
    private const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>Their names, as <c>Class.Method</c>.</summary>
    public static IReadOnlySet<string> Names { get; } = Programs()
        .SelectMany(program => program.GetTypes())
        .Where(type => type.IsPublic && !type.IsAbstract && type.IsDefined(typeof(TestClassAttribute)) && !IsOnCondition(type))
        .SelectMany(type => type.GetMethods().Where(Runs).Select(method => $"{type.Name}.{method.Name}"))
        .ToHashSet();

    public static bool Runs(MethodInfo method) =>
        method.IsPublic && method.IsDefined(typeof(TestMethodAttribute)) && !IsOnCondition(method)
        && (method.GetParameters().Length == 0 || method.IsDefined(typeof(DataRowAttribute)) || method.GetCustomAttributesData().Any(data => HasRows(method.DeclaringType!, data)));

    /// <summary>IgnoreAttribute is one of these.</summary>
    private static bool IsOnCondition(MemberInfo member) => member.IsDefined(typeof(ConditionBaseAttribute));

    private static bool HasRows(Type type, CustomAttributeData data)
    {
        if (data.AttributeType != typeof(DynamicDataAttribute) || data.ConstructorArguments is not [{ Value: string source }, ..])
        {
            return false;
        }

        type = data.ConstructorArguments.Select(argument => argument.Value).OfType<Type>().FirstOrDefault() ?? type;
        var rows = type.GetProperty(source, Anywhere)?.GetValue(null) ?? type.GetMethod(source, Anywhere)?.Invoke(null, null) ?? type.GetField(source, Anywhere)?.GetValue(null);
        return rows is IEnumerable enumerable && enumerable.Cast<object>().Any();
    }

    private static IEnumerable<Assembly> Programs() => SourceTree.Projects
        .Where(project => project.Name.EndsWith(".Tests", StringComparison.Ordinal))
        .Select(project => RepositoryRoot.Combine(project.Folder, "bin", BuiltExecutables.Configuration, "net10.0", $"{project.Name}.dll"))
        .Select(path => File.Exists(path) ? Load(path) : throw new AssertFailedException($"{path} is missing: build it first."));

    /// <summary>With what lies beside it; the framework of the tests is ours, so that its attributes are the same.</summary>
    private static Assembly Load(string path)
    {
        var context = new AssemblyLoadContext(path);
        context.Resolving += (_, name) =>
        {
            var beside = Path.Combine(Path.GetDirectoryName(path)!, $"{name.Name}.dll");
            return name.Name!.StartsWith("Microsoft.VisualStudio.TestPlatform", StringComparison.Ordinal) || name.Name.StartsWith("MSTest", StringComparison.Ordinal) || !File.Exists(beside)
                ? null
                : context.LoadFromAssemblyPath(beside);
        };
        return context.LoadFromAssemblyPath(path);
    }
}
