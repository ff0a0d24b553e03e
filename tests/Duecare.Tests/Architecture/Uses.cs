using System.Reflection;
using System.Reflection.Emit;

namespace Duecare.Tests.Architecture;

/// <summary>Reads from compiled types what they use: in their signatures, their fields and the bodies of their methods.</summary>
internal static class Uses
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every type that a type names, itself left out. What the compiler wrote inside a type counts as a type of its own.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        var named = new HashSet<Type>();
        Add(named, type.BaseType);
        foreach (var implemented in type.GetInterfaces()) Add(named, implemented);
        foreach (var field in type.GetFields(Everything)) Add(named, field.FieldType);
        foreach (var method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything))) Add(named, type, method);
        named.Remove(type);
        return named;
    }

    /// <summary>The type a person wrote: the outermost one, for what the compiler or a person put inside it.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static void Add(HashSet<Type> named, Type type, MethodBase method)
    {
        AddSignature(named, method);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(named, local.LocalType);
        var typeArguments = type.IsGenericType ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(body.GetILAsByteArray()!)) AddMember(named, method.Module.ResolveMember(token, typeArguments, methodArguments));
    }

    private static void AddMember(HashSet<Type> named, MemberInfo? member)
    {
        Add(named, member as Type ?? member?.DeclaringType);
        if (member is FieldInfo field) Add(named, field.FieldType);
        if (member is MethodBase method) AddSignature(named, method);
    }

    private static void AddSignature(HashSet<Type> named, MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var returned }) Add(named, returned);
        foreach (var parameter in method.GetParameters()) Add(named, parameter.ParameterType);
        if (method.IsGenericMethod) foreach (var argument in method.GetGenericArguments()) Add(named, argument);
    }

    private static void Add(HashSet<Type> named, Type? type)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType)
        {
            Add(named, type.GetElementType());
            return;
        }
        foreach (var argument in type.GenericTypeArguments) Add(named, argument);
        named.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var i = 0; i < code.Length;)
        {
            var value = code[i] == 0xFE ? unchecked((short)((code[i++] << 8) | code[i++])) : code[i++];
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, i);
            i += operand == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, i)) : Size(operand);
        }
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
