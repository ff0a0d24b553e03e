using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Documents;

/// <summary>The bytes of a document, once however many entries name them. Only a disposal removes them.</summary>
public sealed class FileRow
{
    /// <summary>The SHA-256 of the content, as 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The row of some bytes.</summary>
    public static FileRow Of(byte[] content) => new() { Hash = HashOf(content), Content = content };

    /// <summary>Whether the bytes are those that were kept.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWhole => HashOf(Content) == Hash;

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

internal sealed class FileTable : IEntityTypeConfiguration<FileRow>
{
    public void Configure(EntityTypeBuilder<FileRow> file)
    {
        file.ToTable("document_file");
        file.HasKey(f => f.Hash);
        file.Property(f => f.Hash).HasColumnName("hash");
        file.Property(f => f.Content).HasColumnName("content");
    }
}
