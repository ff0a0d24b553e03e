using System;
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
            migrationBuilder.CreateTable(
                name: "access_log",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    child = table.Column<string>(type: "TEXT", nullable: true),
                    page = table.Column<string>(type: "TEXT", nullable: false),
                    verb = table.Column<string>(type: "TEXT", nullable: false),
                    extent = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    as_at = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_log", x => x.id);
                });

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
                    sex = table.Column<string>(type: "TEXT", nullable: true),
                    is_restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    matters = table.Column<int>(type: "INTEGER", nullable: false),
                    recheck_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_child_head", x => x.child);
                });

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft", x => new { x.worker, x.form, x.child });
                });

            migrationBuilder.CreateTable(
                name: "emergency_access",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    told = table.Column<string>(type: "TEXT", nullable: true),
                    review_due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reviewed_by = table.Column<string>(type: "TEXT", nullable: true),
                    reviewed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    finding = table.Column<string>(type: "TEXT", nullable: true),
                    was_needed = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_access", x => x.id);
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
                name: "involved",
                columns: table => new
                {
                    child = table.Column<string>(type: "TEXT", nullable: false),
                    involved_as = table.Column<string>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_involved", x => new { x.child, x.involved_as, x.who });
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

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    key_hash = table.Column<string>(type: "TEXT", nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    method = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session", x => x.key_hash);
                });

            migrationBuilder.CreateTable(
                name: "team",
                columns: table => new
                {
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team", x => x.team);
                });

            migrationBuilder.CreateTable(
                name: "tenure",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    arranged_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "worker",
                columns: table => new
                {
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_invented = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_worker", x => x.worker);
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

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.worker);
                    table.ForeignKey(
                        name: "FK_account_worker_worker",
                        column: x => x.worker,
                        principalTable: "worker",
                        principalColumn: "worker",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    worker = table.Column<string>(type: "TEXT", nullable: true),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_claim_account_worker",
                        column: x => x.worker,
                        principalTable: "account",
                        principalColumn: "worker");
                });

            migrationBuilder.CreateTable(
                name: "account_login",
                columns: table => new
                {
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_name = table.Column<string>(type: "TEXT", nullable: true),
                    worker = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_login", x => new { x.provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_account_login_account_worker",
                        column: x => x.worker,
                        principalTable: "account",
                        principalColumn: "worker");
                });

            migrationBuilder.CreateTable(
                name: "account_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "FK_account_passkey_account_worker",
                        column: x => x.worker,
                        principalTable: "account",
                        principalColumn: "worker");
                });

            migrationBuilder.CreateTable(
                name: "account_token",
                columns: table => new
                {
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_token", x => new { x.worker, x.provider, x.name });
                    table.ForeignKey(
                        name: "FK_account_token_account_worker",
                        column: x => x.worker,
                        principalTable: "account",
                        principalColumn: "worker",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_log_child_at",
                table: "access_log",
                columns: new[] { "child", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_access_log_worker_at",
                table: "access_log",
                columns: new[] { "worker", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_account_normalized_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_claim_worker",
                table: "account_claim",
                column: "worker");

            migrationBuilder.CreateIndex(
                name: "IX_account_login_worker",
                table: "account_login",
                column: "worker");

            migrationBuilder.CreateIndex(
                name: "IX_account_passkey_worker",
                table: "account_passkey",
                column: "worker");

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
                name: "IX_emergency_access_child_worker_until",
                table: "emergency_access",
                columns: new[] { "child", "worker", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_access_reviewed_at",
                table: "emergency_access",
                column: "reviewed_at");

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
                name: "IX_involved_who_involved_as_until",
                table: "involved",
                columns: new[] { "who", "involved_as", "until" });

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

            migrationBuilder.CreateIndex(
                name: "IX_session_worker_ended_at",
                table: "session",
                columns: new[] { "worker", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tenure_team_until_at",
                table: "tenure",
                columns: new[] { "team", "until_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tenure_worker_until_at",
                table: "tenure",
                columns: new[] { "worker", "until_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_log");

            migrationBuilder.DropTable(
                name: "account_claim");

            migrationBuilder.DropTable(
                name: "account_login");

            migrationBuilder.DropTable(
                name: "account_passkey");

            migrationBuilder.DropTable(
                name: "account_token");

            migrationBuilder.DropTable(
                name: "caseload");

            migrationBuilder.DropTable(
                name: "child_head");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "emergency_access");

            migrationBuilder.DropTable(
                name: "entry_child");

            migrationBuilder.DropTable(
                name: "entry_person");

            migrationBuilder.DropTable(
                name: "involved");

            migrationBuilder.DropTable(
                name: "open_duty");

            migrationBuilder.DropTable(
                name: "person_head");

            migrationBuilder.DropTable(
                name: "projected_by");

            migrationBuilder.DropTable(
                name: "request");

            migrationBuilder.DropTable(
                name: "search_term");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "team");

            migrationBuilder.DropTable(
                name: "tenure");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "entry");

            migrationBuilder.DropTable(
                name: "worker");
        }
    }
}
