using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duecare.Records.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DocumentFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "document_file",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_file", x => x.hash);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_file");
        }
    }
}
