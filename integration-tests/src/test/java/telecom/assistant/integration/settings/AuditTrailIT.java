package telecom.assistant.integration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.LogIn;
import telecom.assistant.integration.harness.SignedInDesk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.gateway.Gateway;

/** The trail records the actions of agents and operators, and the owner of the database cannot change it unnoticed. */
class AuditTrailIT {

    private final World world = World.with(LogIn.settings());
    private final Gateway gateway = world.gateway();

    @Test
    void readingAConversationOutsideOnesOwnWorkNeedsAReasonWhichTheTrailKeeps() {
        String name = "audit-" + UUID.randomUUID();
        DirectLineChat chat = world.chat(name, name, World.freshNumber());
        chat.say("요금 알려 주세요", "ko-KR");
        try (SignedInDesk desk = new SignedInDesk(gateway, LogIn.bearer("agent"))) {
            await("the conversation").atMost(Duration.ofSeconds(20)).until(() -> desk.conversationOf(name)
                    .isPresent());
            String conversation = desk.conversationOf(name).orElseThrow();

            desk.send(Map.of("type", "open", "conversation", conversation, "command", "1"));
            assertThat(desk.answerTo("1").path("code").asText()).isEqualTo("reason-needed");
            assertThat(desk.transcriptOf(conversation)).isEmpty();

            desk.send(Map.of("type", "open", "conversation", conversation, "command", "2", "reason", "민원 4711"));
            await("the transcript").atMost(Duration.ofSeconds(20)).until(() -> desk.transcriptOf(conversation)
                    .isPresent());

            List<JsonNode> entries = entries("?conversation=" + conversation);
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.path("actor").asText())
                        .isEqualTo(LogIn.person("agent").id());
                assertThat(entry.path("action").asText()).isEqualTo("read");
                assertThat(entry.path("reason").asText()).isEqualTo("민원 4711");
                assertThat(entry.path("subscriber").asText()).hasSize(43);
                assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
            });
        }
        chat.close();
    }

    @Test
    void erasingNeedsAReason() {
        Administration admin = as("admin");
        String body = "{\"account\":\"nobody-" + UUID.randomUUID() + "\"}";

        assertThat(admin.ask("DELETE", "/admin/subscribers", body).status()).isEqualTo(400);
        Administration.Answer erased = new Administration(
                        gateway, "Authorization", LogIn.bearer("admin"), "Audit-Reason", "request%204711")
                .ask("DELETE", "/admin/subscribers", body);

        assertThat(erased.status()).isEqualTo(202);
        assertThat(entries("?subscriber=" + erased.body().path("subscriber").asText()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("action").asText()).isEqualTo("erase");
                    assertThat(entry.path("reason").asText()).isEqualTo("request 4711");
                });
    }

    @Test
    void theOwnerOfTheDatabaseCannotChangeTheTrailUnnoticed() throws SQLException {
        for (int i = 0; i < 4; i++) {
            as("admin").get("/admin/dead-letters?limit=1");
        }
        assertThat(verify()).isEmpty();
        String writer = entries("?limit=1").get(0).path("writer").asText();
        gateway.close();
        gateway.restart();
        assertThat(verify()).isEmpty();

        try (Connection owner = owner();
                Statement sql = owner.createStatement()) {
            sql.execute("create table audit_copy as select * from audit_entry where writer = '" + writer + "'");
            sql.execute("alter table audit_entry disable trigger user");
            String row = " where writer = '" + writer + "' and number = ";

            sql.execute("update audit_entry set actor = 'nobody'" + row + "2");
            assertThat(verify()).containsExactly("CHANGED 2");
            restore(sql, writer);

            sql.execute("delete from audit_entry" + row + "2");
            assertThat(verify()).containsExactly("REMOVED 2");
            restore(sql, writer);

            sql.execute("insert into audit_entry select writer, number + 1, at, actor, roles, action, subscriber_id,"
                    + " conversation_id, target, address, reason, previous, hash from audit_copy where number ="
                    + " (select max(number) from audit_copy)");
            assertThat(verify()).singleElement().asString().startsWith("INSERTED ");
            restore(sql, writer);

            sql.execute("delete from audit_entry where writer = '" + writer + "' and number > 2");
            assertThat(verify()).containsExactly("CUT_OFF 3");
            sql.execute("delete from audit_entry where writer = '" + writer + "'");
            assertThat(verify()).containsExactly("CUT_OFF 1");
            restore(sql, writer);

            assertThat(verify()).isEmpty();
            sql.execute("alter table audit_entry enable trigger user");
            sql.execute("drop table audit_copy");
        }
    }

    @Test
    void theApplicationCannotChangeTheTrail() throws SQLException {
        as("admin").get("/admin/dead-letters?limit=1");
        try (Connection owner = owner();
                Statement sql = owner.createStatement()) {
            for (String statement : List.of(
                    "update audit_entry set actor = 'nobody'", "delete from audit_entry", "truncate audit_entry")) {
                assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("only ever added");
            }
        }
    }

    @Test
    void auditorsExportTheTrail() {
        assertThat(as("auditor")
                        .ask("GET", "/admin/audit/export?format=json", null)
                        .body()
                        .path("entries"))
                .isNotEmpty();
        assertThat(as("agent").get("/admin/audit").status()).isEqualTo(403);
        assertThat(as("admin").get("/admin/audit/export").status()).isEqualTo(403);
    }

    private static void restore(Statement sql, String writer) throws SQLException {
        sql.execute("delete from audit_entry where writer = '" + writer + "'");
        sql.execute("insert into audit_entry select * from audit_copy");
    }

    /** The findings of the verification, such as {@code REMOVED 2}. */
    private List<String> verify() {
        JsonNode report = as("auditor").get("/admin/audit/verification").body();
        List<String> found = new ArrayList<>();
        report.path("findings")
                .forEach(each -> found.add(
                        each.path("kind").asText() + " " + each.path("number").asLong()));
        assertThat(report.path("isIntact").asBoolean()).isEqualTo(found.isEmpty());
        assertThat(report.path("chains").asInt()).isPositive();
        return found;
    }

    private List<JsonNode> entries(String query) {
        return StreamSupport.stream(
                        as("auditor")
                                .get("/admin/audit" + query)
                                .body()
                                .path("entries")
                                .spliterator(),
                        false)
                .toList();
    }

    private Administration as(String role) {
        return new Administration(gateway, "Authorization", LogIn.bearer(role));
    }

    private Connection owner() throws SQLException {
        Map<String, String> settings = world.stack().settings();
        return DriverManager.getConnection(
                settings.get("QUARKUS_DATASOURCE_JDBC_URL"),
                settings.get("QUARKUS_DATASOURCE_USERNAME"),
                settings.get("QUARKUS_DATASOURCE_PASSWORD"));
    }
}
