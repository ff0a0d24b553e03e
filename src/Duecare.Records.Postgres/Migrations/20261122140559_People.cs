using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duecare.Records.Postgres.Migrations
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
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "search_term",
                columns: table => new
                {
                    child = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C")
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
