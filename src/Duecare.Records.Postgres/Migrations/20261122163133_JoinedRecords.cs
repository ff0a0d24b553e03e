using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duecare.Records.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class JoinedRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "joined_to",
                table: "child_head",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "joining",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    kept = table.Column<string>(type: "text", nullable: false),
                    joined = table.Column<string>(type: "text", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    parted_seq = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joining", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_child_head_joined_to",
                table: "child_head",
                column: "joined_to");

            migrationBuilder.CreateIndex(
                name: "IX_joining_joined",
                table: "joining",
                column: "joined");

            migrationBuilder.CreateIndex(
                name: "IX_joining_kept",
                table: "joining",
                column: "kept");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "joining");

            migrationBuilder.DropIndex(
                name: "IX_child_head_joined_to",
                table: "child_head");

            migrationBuilder.DropColumn(
                name: "joined_to",
                table: "child_head");
        }
    }
}
