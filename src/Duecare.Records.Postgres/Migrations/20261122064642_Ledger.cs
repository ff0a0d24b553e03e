using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duecare.Records.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "caseload",
                columns: table => new
                {
                    child = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    worker = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    team = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload", x => x.child);
                });

            migrationBuilder.CreateTable(
                name: "child_head",
                columns: table => new
                {
                    child = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last_seq = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    born = table.Column<DateOnly>(type: "date", nullable: true),
                    expected = table.Column<DateOnly>(type: "date", nullable: true),
                    died = table.Column<DateOnly>(type: "date", nullable: true),
                    recheck_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_child_head", x => x.child);
                });

            migrationBuilder.CreateTable(
                name: "entry",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    occurred_from = table.Column<DateOnly>(type: "date", nullable: false),
                    occurred_to = table.Column<DateOnly>(type: "date", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    supersedes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payload_version = table.Column<int>(type: "integer", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    payload_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "open_duty",
                columns: table => new
                {
                    child = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    occurrence = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    matter = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    due_from = table.Column<DateOnly>(type: "date", nullable: true),
                    due_to = table.Column<DateOnly>(type: "date", nullable: true),
                    due_from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    due_to_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    target_from = table.Column<DateOnly>(type: "date", nullable: true),
                    target_to = table.Column<DateOnly>(type: "date", nullable: true),
                    holder = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    held_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    in_working_days = table.Column<bool>(type: "boolean", nullable: false),
                    only_possible = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_duty", x => new { x.child, x.place });
                });

            migrationBuilder.CreateTable(
                name: "person_head",
                columns: table => new
                {
                    person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    details_seq = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    relation = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_head", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "projected_by",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    calendar_to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projected_by", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "request",
                columns: table => new
                {
                    request_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "entry_child",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    child = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_child", x => new { x.seq, x.child });
                    table.ForeignKey(
                        name: "FK_entry_child_entry_seq",
                        column: x => x.seq,
                        principalTable: "entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "entry_person",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_person", x => new { x.seq, x.person });
                    table.ForeignKey(
                        name: "FK_entry_person_entry_seq",
                        column: x => x.seq,
                        principalTable: "entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_caseload_team",
                table: "caseload",
                column: "team");

            migrationBuilder.CreateIndex(
                name: "IX_caseload_worker",
                table: "caseload",
                column: "worker");

            migrationBuilder.CreateIndex(
                name: "IX_child_head_recheck_on",
                table: "child_head",
                column: "recheck_on");

            migrationBuilder.CreateIndex(
                name: "IX_entry_id",
                table: "entry",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_entry_supersedes",
                table: "entry",
                column: "supersedes",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_entry_child_child_seq",
                table: "entry_child",
                columns: new[] { "child", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_entry_person_person_seq",
                table: "entry_person",
                columns: new[] { "person", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_open_duty_due_from",
                table: "open_duty",
                column: "due_from");

            migrationBuilder.CreateIndex(
                name: "IX_open_duty_holder_due_from",
                table: "open_duty",
                columns: new[] { "holder", "due_from" });

            migrationBuilder.CreateIndex(
                name: "IX_request_first_seq",
                table: "request",
                column: "first_seq",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "caseload");

            migrationBuilder.DropTable(
                name: "child_head");

            migrationBuilder.DropTable(
                name: "entry_child");

            migrationBuilder.DropTable(
                name: "entry_person");

            migrationBuilder.DropTable(
                name: "open_duty");

            migrationBuilder.DropTable(
                name: "person_head");

            migrationBuilder.DropTable(
                name: "projected_by");

            migrationBuilder.DropTable(
                name: "request");

            migrationBuilder.DropTable(
                name: "entry");
        }
    }
}
