using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duecare.Records.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sex",
                table: "child_head",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "search_term",
                columns: table => new
                {
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_term", x => new { x.child, x.kind, x.text });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_term");

            migrationBuilder.DropColumn(
                name: "sex",
                table: "child_head");
        }
    }
}
