using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duecare.Records.Sqlite.Migrations
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
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload", x => x.child);
                });

            migrationBuilder.CreateTable(
                name: "child_head",
                columns: table => new
                {
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    last_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    born = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expected = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    died = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recheck_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_child_head", x => x.child);
                });

            migrationBuilder.CreateTable(
                name: "entry",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    occurred_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    occurred_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    author = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    supersedes = table.Column<string>(type: "TEXT", nullable: true),
                    payload_version = table.Column<int>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    payload_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "open_duty",
                columns: table => new
                {
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    occurrence = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    matter = table.Column<string>(type: "TEXT", nullable: true),
                    due_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_from_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due_to_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    target_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    target_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    held_by = table.Column<string>(type: "TEXT", nullable: false),
                    started_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    in_working_days = table.Column<bool>(type: "INTEGER", nullable: false),
                    only_possible = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_duty", x => new { x.child, x.place });
                });

            migrationBuilder.CreateTable(
                name: "person_head",
                columns: table => new
                {
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    details_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    relation = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_head", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "projected_by",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    calendar_to = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projected_by", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "request",
                columns: table => new
                {
                    request_id = table.Column<string>(type: "TEXT", nullable: false),
                    first_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "entry_child",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    child = table.Column<string>(type: "TEXT", nullable: false)
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
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false)
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
