package ua.ismtr.subscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.emails.FiguresOfTests;
import ua.ismtr.emails.Letters;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.ListingsOfTests;
import ua.ismtr.emails.Summaries;
import ua.ismtr.emails.Tokens;
import ua.ismtr.emails.Tokens.Confirmation;
import ua.ismtr.emails.WaitingOfTests;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;
import ua.ismtr.json.Json;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Status;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.DeliveryLog.Outcome;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.MailTask.ConfirmationTask;
import ua.ismtr.subscriptions.MailTask.PreviewTask;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.Subscription.Stop;
import ua.ismtr.subscriptions.Subscription.StopReason;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.testing.DynamoExtension;

/** The HTTP API of subscriptions and the pages behind the links, on real tables. */
class SubscribingIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO =
            new DynamoExtension("SubscriptionsTable", "QuestionsTable", "SendsTable", "AuditTable");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Tokens TOKENS = Tokens.of("a-secret-of-at-least-32-characters");
    private static final Duration KEPT = Duration.ofDays(3650);
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));

    private final List<Object> queued = new ArrayList<>();
    private boolean queueFails;
    private final MessageQueue queue = task -> {
        if (queueFails) {
            throw new IllegalStateException("The queue takes nothing");
        }
        queued.add(task);
    };
    private final String person = "person" + NUMBER.incrementAndGet();
    private final Map<String, String> admin = claims("admin", "admin", person + "-admin@example.gov.ua");
    private final Map<String, String> regional = claims(person, "regional", person + "@example.gov.ua");
    private Instant now = Instant.parse("2026-11-23T06:00:00Z");
    private DynamoSubscriptions subscriptions = new DynamoSubscriptions(DYNAMO.client(), "");
    private DynamoDeliveryLog deliveries = new DynamoDeliveryLog(DYNAMO.client(), "");
    private DynamoAuditLog audit = new DynamoAuditLog(DYNAMO.client(), "", KEPT);

    @BeforeEach
    void open() {
        subscriptions = new DynamoSubscriptions(DYNAMO.client(), DYNAMO.table("SubscriptionsTable"));
        deliveries = new DynamoDeliveryLog(DYNAMO.client(), DYNAMO.table("SendsTable"));
        audit = new DynamoAuditLog(DYNAMO.client(), DYNAMO.table("AuditTable"), KEPT);
    }

    @Test
    void whatPeopleDoAboutSummariesIsInTheAuditLogWithoutAddresses() {
        HttpResponse created = post(regional, "{}");
        delete(regional, json(created).path("subscriptionId").asText());
        call("GET /v1/mails", regional, Map.of(), Map.of(), "");
        List<AuditLog.Entry> entries = audit.find(
                        new AuditLog.Wanted(person, null, now.minusSeconds(1), now.plusSeconds(1), null, 10))
                .entries();
        assertThat(entries)
                .extracting(AuditLog.Entry::action)
                .containsExactlyInAnyOrder(Action.SUBSCRIBE, Action.UNSUBSCRIBE, Action.REFUSE);
        assertThat(entries)
                .extracting(AuditLog.Entry::after)
                .allSatisfy(after -> assertThat(after.toString()).doesNotContain("@"));
    }

    @Test
    void whatIsDoneByLinksAndWhoSeesAddressesIsInTheAuditLogOnce() {
        post(regional, "{\"email\":\"" + person + "-other@example.gov.ua\"}");
        ConfirmationTask task = (ConfirmationTask) queued.getFirst();
        String id = task.subscription().value();
        String confirm = TOKENS.confirm(new Confirmation(task.subscription(), task.nonce()));
        String unsubscribe = TOKENS.unsubscribe(task.subscription());
        for (int i = 0; i < 2; i++) {
            open("POST /v1/confirm", confirm);
        }
        for (int i = 0; i < 2; i++) {
            open("POST /v1/unsubscribe", unsubscribe);
        }
        assertThat(entriesOf("link").stream()
                        .filter(entry -> id.equals(entry.after().get("subscriptionId"))))
                .extracting(AuditLog.Entry::action)
                .containsExactlyInAnyOrder(Action.SUBSCRIBE, Action.UNSUBSCRIBE);
        Map<String, String> looking = claims(person + "-looks", "admin", person + "-looks@example.gov.ua");
        get(looking);
        assertThat(entriesOf(person + "-looks"))
                .extracting(AuditLog.Entry::action)
                .containsExactly(Action.LOOK);
    }

    private List<AuditLog.Entry> entriesOf(String sub) {
        return audit.find(new AuditLog.Wanted(sub, null, now.minusSeconds(1), now.plusSeconds(1), null, 500))
                .entries();
    }

    @Test
    void subscribesOnesOwnAddressAtOnce() {
        HttpResponse created = post(regional, "{}");
        HttpResponse changed = post(regional, "{\"language\":\"en\",\"pausedUntil\":\"2027-01-11\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(json(created).path("status").asText()).isEqualTo("active");
        assertThat(json(created).path("regions")).hasSize(1);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(json(changed).path("pausedUntil").asText()).isEqualTo("2027-01-11");
        assertThat(queued).isEmpty();
        assertThat(json(get(regional)).path("subscriptions")).hasSize(1);
    }

    @Test
    void whatAChangeDoesNotNameStays() {
        Map<String, String> moderator = claims(person, "moderator", person + "@example.gov.ua");
        post(moderator, "{\"regions\":[\"UA-46\"],\"language\":\"en\",\"pausedUntil\":\"2027-01-11\"}");
        JsonNode region = json(post(moderator, "{\"regions\":[\"UA-63\"]}"));
        assertThat(region.path("language").asText()).isEqualTo("en");
        assertThat(region.path("pausedUntil").asText()).isEqualTo("2027-01-11");
        assertThat(region.path("regions")).extracting(JsonNode::asText).containsExactly("UA-63");
        JsonNode resumed = json(post(moderator, "{\"pausedUntil\":null}"));
        assertThat(resumed.has("pausedUntil")).isFalse();
        assertThat(resumed.path("language").asText()).isEqualTo("en");
        assertThat(resumed.path("regions")).extracting(JsonNode::asText).containsExactly("UA-63");
        assertThat(json(post(moderator, "{\"regions\":[]}")).path("regions")).isEmpty();
    }

    @Test
    void whatAChangeOfAnOpenQuestionDoesNotNameStays() {
        String address = person + "-other@example.gov.ua";
        Map<String, String> moderator = claims(person, "moderator", person + "@example.gov.ua");
        post(moderator, "{\"email\":\"" + address + "\",\"language\":\"en\"}");
        JsonNode changed = json(post(moderator, "{\"email\":\"" + address + "\",\"regions\":[\"UA-63\"]}"));
        assertThat(changed.path("status").asText()).isEqualTo("pending");
        assertThat(changed.path("language").asText()).isEqualTo("en");
        assertThat(changed.path("regions")).extracting(JsonNode::asText).containsExactly("UA-63");
    }

    @Test
    void asksTheOwnerOfAnothersAddressFirst() {
        HttpResponse asked = post(regional, "{\"email\":\"" + person + "-other@example.gov.ua\"}");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(json(asked).path("status").asText()).isEqualTo("pending");
        ConfirmationTask task = (ConfirmationTask) queued.getFirst();
        String token = TOKENS.confirm(new Confirmation(task.subscription(), task.nonce()));
        assertThat(open("GET /v1/confirm", token).status()).isEqualTo(200);
        assertThat(state(task.subscription()))
                .as("opening the page changes nothing")
                .isEqualTo(State.PENDING);
        assertThat(open("POST /v1/confirm", token).status()).isEqualTo(200);
        assertThat(state(task.subscription())).isEqualTo(State.ACTIVE);
        assertThat(open("POST /v1/confirm", token).status())
                .as("twice is as good as once")
                .isEqualTo(200);
    }

    @Test
    void asksNobodyAgainAndAgain() {
        String body = "{\"email\":\"" + person + "-other@example.gov.ua\"}";

        SubscriptionId id = SubscriptionId.of(new EmailAddress(person + "-other@example.gov.ua"));
        for (int round = 0; round < 4; round++) {
            assertThat(post(regional, body).status()).isEqualTo(202);
            assertThat(post(admin, body).status()).isEqualTo(202);
            assertThat(delete(regional, id.value()).status()).isEqualTo(204);
        }
        assertThat(queued).as("the same mail, which is sent once").isNotEmpty();
        assertThat(Set.copyOf(queued)).hasSize(1);

        now = now.plus(Duration.ofHours(25));
        post(regional, body);
        assertThat(Set.copyOf(queued)).hasSize(2);
    }

    @Test
    void aRefusalHoldsForNinetyDaysWhateverBecomesOfTheSubscription() {
        String body = "{\"email\":\"" + person + "-other@example.gov.ua\"}";
        SubscriptionId id = SubscriptionId.of(new EmailAddress(person + "-other@example.gov.ua"));
        post(regional, body);
        assertThat(open("POST /v1/unsubscribe", TOKENS.unsubscribe(id)).status())
                .isEqualTo(200);
        delete(admin, id.value());
        queued.clear();

        now = now.plus(Duration.ofDays(89));
        assertThat(post(regional, body).status()).isEqualTo(202);
        assertThat(post(admin, body).status()).isEqualTo(202);
        assertThat(queued).isEmpty();
        now = now.plus(Duration.ofDays(2));
        post(regional, body);
        assertThat(queued).hasSize(1);
    }

    @Test
    void aCallerHasTenOwnersOfAddressesAskedADay() {
        for (int i = 0; i < 10; i++) {
            assertThat(post(regional, "{\"email\":\"" + person + "-" + i + "@example.gov.ua\"}")
                            .status())
                    .isEqualTo(202);
        }
        HttpResponse refused = post(regional, "{\"email\":\"" + person + "-11@example.gov.ua\"}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsKey("retry-after");
        assertThat(post(regional, "{\"email\":\"" + person + "-1@example.gov.ua\"}")
                        .status())
                .as("one of the ten again")
                .isEqualTo(202);
        assertThat(post(regional, "{}").status()).as("the caller's own").isEqualTo(201);
        now = now.plus(Duration.ofHours(25));
        assertThat(post(regional, "{\"email\":\"" + person + "-11@example.gov.ua\"}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aQuestionThatDidNotReachTheQueueIsQueuedAgain() {
        String body = "{\"email\":\"" + person + "-other@example.gov.ua\"}";
        queueFails = true;
        assertThatThrownBy(() -> post(regional, body)).isInstanceOf(IllegalStateException.class);
        queueFails = false;

        assertThat(post(regional, body).status()).isEqualTo(202);

        ConfirmationTask task = (ConfirmationTask) queued.getFirst();
        String token = TOKENS.confirm(new Confirmation(task.subscription(), task.nonce()));
        assertThat(open("POST /v1/confirm", token).status()).isEqualTo(200);
    }

    @Test
    void theListOfAskedAddressesTellsNobodyWhoIsSubscribed() {
        String unknown = person + "-unknown@example.gov.ua";
        String subscribed = person + "-subscribed@example.gov.ua";
        active(subscribed);
        for (String address : List.of(unknown, subscribed)) {
            post(regional, "{\"email\":\"" + address + "\"}");
        }

        List<String> statuses = new ArrayList<>();
        json(get(regional))
                .path("subscriptions")
                .forEach(one -> statuses.add(one.path("status").asText()));
        assertThat(statuses).containsExactly("pending", "pending");
        for (String address : List.of(unknown, subscribed)) {
            String id = SubscriptionId.of(new EmailAddress(address)).value();
            assertThat(delete(regional, id).status()).isEqualTo(204);
            assertThat(delete(regional, id).status()).isEqualTo(404);
        }
        assertThat(json(get(regional)).path("subscriptions")).isEmpty();
        assertThat(state(SubscriptionId.of(new EmailAddress(subscribed)))).isEqualTo(State.ACTIVE);
    }

    @Test
    void spacesAroundAnAddressAreNoPartOfIt() {
        assertThat(json(post(admin, "{\"email\":\"  " + person + "@example.gov.ua \"}"))
                        .path("email")
                        .asText())
                .isEqualTo(person + "@example.gov.ua");
    }

    @Test
    void aConfirmationThatComesTooLateConfirmsNothing() {
        post(regional, "{\"email\":\"" + person + "-other@example.gov.ua\"}");
        ConfirmationTask task = (ConfirmationTask) queued.getFirst();
        now = now.plus(Duration.ofDays(7));

        String token = TOKENS.confirm(new Confirmation(task.subscription(), task.nonce()));

        assertThat(open("POST /v1/confirm", token).status()).isEqualTo(404);
        assertThat(state(task.subscription())).isEqualTo(State.PENDING);
    }

    @Test
    void tellsNobodyWhatOthersHaveAtAnAddress() {
        String address = person + "-other@example.gov.ua";
        String body = "{\"email\":\"" + address + "\"}";
        JsonNode unknown = json(post(regional, body));
        subscriptions.delete(
                subscriptions.find(SubscriptionId.of(new EmailAddress(address))).orElseThrow());
        active(address);
        JsonNode subscribed = json(post(regional, body));
        stop(address);
        JsonNode stopped = json(post(regional, body));

        assertThat(subscribed).isEqualTo(unknown);
        assertThat(stopped).isEqualTo(unknown);
    }

    @Test
    void whatIsActiveStaysAsItIsUntilItsOwnerAgreesToAnotherThing() {
        String address = person + "-other@example.gov.ua";
        active(address);

        post(regional, "{\"email\":\"" + address + "\",\"regions\":[\"UA-46\"],\"language\":\"en\"}");

        Subscription present =
                subscriptions.find(SubscriptionId.of(new EmailAddress(address))).orElseThrow();
        assertThat(present.state()).isEqualTo(State.ACTIVE);
        assertThat(present.settings().language().id()).isEqualTo("uk");
        assertThat(present.owner()).isEqualTo("somebody");
    }

    @Test
    void aRegionalCallerHasNoRegionsButTheirOwn() {
        assertThat(post(regional, "{\"regions\":[\"UA-51\"]}").status()).isEqualTo(403);
        assertThat(json(post(regional, "{\"regions\":[]}"))
                        .path("regions")
                        .path(0)
                        .asText())
                .as("the whole country is all of the caller's regions")
                .isEqualTo("UA-46");
        assertThat(json(post(admin, "{}")).path("regions"))
                .as("the whole country")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.ua\\r\\nBcc: c@d.ua", "a@b.ua\\nX: y", "a b@c.ua", "а@приклад.укр", "a@b", "@b.ua", "a@",
                        "a@b.ua,c@d.ua",
                "A <a@b.ua>", "\\\"a\\\"@b.ua", "a@[127.0.0.1]", "a..b@c.ua", ".a@c.ua", "a@-b.ua", "a\\u0000@b.ua",
                        "a@b.ua\\u2028"
            })
    void refusesWhatIsNoAddressThatMailServersTake(String address) {
        HttpResponse refused = post(admin, "{\"email\":\"" + address + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(json(refused).path("errors").path(0).path("pointer").asText())
                .isEqualTo("/email");
        assertThat(queued).isEmpty();
    }

    @Test
    void writesADomainOfOtherLettersAsMailServersDo() {
        assertThat(json(post(admin, "{\"email\":\"" + person + "@приклад.укр\"}"))
                        .path("email")
                        .asText())
                .isEqualTo(person + "@xn--80aikifvh.xn--j1amh");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        HttpResponse refused = post(
                admin, "{\"email\":5,\"regions\":[\"UA-46\",\"XX\"],\"language\":\"fr\",\"pausedUntil\":\"soon\"}");

        assertThat(json(refused).path("errors")).hasSize(4);
        assertThat(post(admin, "[]").status()).isEqualTo(400);
        assertThat(post(admin, "").status()).isEqualTo(400);
        assertThat(post(admin, "{\"regions\":\"UA-46\"}").status()).isEqualTo(422);
        assertThat(post(admin, "{\"regions\":[null]}").status())
                .as("no region is not the whole country")
                .isEqualTo(422);
        for (String day :
                List.of("\"+12026-01-01\"", "\"-2026-01-01\"", "\"1999-12-31\"", "20270111", "1E9999999999")) {
            assertThat(post(admin, "{\"pausedUntil\":" + day + "}").status())
                    .as(day)
                    .isEqualTo(422);
        }
    }

    @Test
    void aCallerWithoutAnAddressMustNameOne() {
        HttpResponse refused = post(claims("uuid", "moderator", ""), "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(post(claims(person + "@example.gov.ua", "moderator", ""), "{}")
                        .status())
                .as("a sub that is an address is the caller's own")
                .isEqualTo(201);
        Map<String, String> unverified = new HashMap<>(claims("uuid", "moderator", "x" + person + "@example.gov.ua"));
        for (String value : List.of("false", "False", "0", "", "yes")) {
            unverified.put("email_verified", value);
            assertThat(post(unverified, "{}").status()).as(value).isEqualTo(422);
        }
        unverified.remove("email_verified");
        assertThat(post(unverified, "{}").status()).isEqualTo(422);
        unverified.put("email_verified", "true");
        assertThat(post(unverified, "{}").status()).isEqualTo(201);
    }

    @Test
    void nobodyEndsWhatIsNotTheirs() {
        String address = person + "-other@example.gov.ua";
        active(address);
        String id = SubscriptionId.of(new EmailAddress(address)).value();

        assertThat(delete(regional, id).status()).isEqualTo(404);
        assertThat(delete(regional, "no-id").status()).isEqualTo(404);
        assertThat(delete(admin, id).status()).isEqualTo(204);
        assertThat(delete(admin, id).status()).isEqualTo(404);
    }

    @Test
    void endsAllOfOnesOwn() {
        post(regional, "{}");
        post(regional, "{\"email\":\"" + person + "-other@example.gov.ua\"}");

        assertThat(call("DELETE /v1/subscriptions", regional, Map.of(), Map.of(), "")
                        .status())
                .isEqualTo(204);

        assertThat(json(get(regional)).path("subscriptions")).isEmpty();
    }

    @Test
    void oneClickEndsASubscriptionAndTwoDoNoHarm() {
        post(regional, "{}");
        SubscriptionId id = SubscriptionId.of(new EmailAddress(person + "@example.gov.ua"));
        String token = TOKENS.unsubscribe(id);

        assertThat(open("GET /v1/unsubscribe", token).status()).isEqualTo(200);
        assertThat(state(id)).as("a mail program that opens links ends nothing").isEqualTo(State.ACTIVE);
        for (int click = 0; click < 2; click++) {
            HttpResponse answer = open("POST /v1/unsubscribe", token);
            assertThat(answer.status()).as("no redirect, no login").isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Ви відписалися");
            assertThat(answer.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
            assertThat(state(id)).isEqualTo(State.UNSUBSCRIBED);
        }
        assertThat(post(regional, "{}").status()).as("who changes their mind").isEqualTo(200);
        assertThat(state(id)).isEqualTo(State.ACTIVE);
    }

    @Test
    void aLinkThatIsForgedOrOfAnotherKindEndsNothing() {
        post(regional, "{}");
        SubscriptionId id = SubscriptionId.of(new EmailAddress(person + "@example.gov.ua"));
        String other = Tokens.of("the-secret-of-quite-another-list-of-mails").unsubscribe(id);
        String confirmation = TOKENS.confirm(new Confirmation(id, "00"));

        for (String token : List.of(other, confirmation, id.value(), id + ".AAAA", "", "<script>")) {
            HttpResponse answer = open("POST /v1/unsubscribe", token);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("<script>", id.value());
        }
        assertThat(state(id)).isEqualTo(State.ACTIVE);
        assertThat(open("POST /v1/confirm", TOKENS.unsubscribe(id)).status()).isEqualTo(404);
    }

    @Test
    void whatIsStoppedStaysSoUntilAnAdministratorHasItsOwnerAsked() {
        String address = person + "@example.gov.ua";
        post(regional, "{}");
        stop(address);
        SubscriptionId id = SubscriptionId.of(new EmailAddress(address));

        assertThat(post(regional, "{}").status()).isEqualTo(409);
        assertThat(delete(regional, id.value()).status()).isEqualTo(409);
        assertThat(state(id)).isEqualTo(State.STOPPED);
        assertThat(json(get(regional))
                        .path("subscriptions")
                        .path(0)
                        .path("stopped")
                        .path("reason")
                        .asText())
                .isEqualTo("bounced");

        assertThat(post(admin, "{\"email\":\"" + address + "\",\"regions\":[\"UA-46\"]}")
                        .status())
                .isEqualTo(202);
        assertThat(state(id)).as("asked, but still stopped").isEqualTo(State.STOPPED);
        assertThat(DYNAMO.client()
                        .getItem(get -> get.tableName(DYNAMO.table("SubscriptionsTable"))
                                .key(Map.of("subscriptionId", AttributeValue.fromS(id.value()))))
                        .item())
                .as("a stop is not forgotten because nobody answers")
                .doesNotContainKey("expiresAt");
        ConfirmationTask task = (ConfirmationTask) queued.getFirst();
        open("POST /v1/confirm", TOKENS.confirm(new Confirmation(id, task.nonce())));
        assertThat(state(id)).isEqualTo(State.ACTIVE);
    }

    @Test
    void anAdministratorSeesAllPageByPage() {
        for (int i = 0; i < 5; i++) {
            active(person + "-" + i + "@example.gov.ua");
        }
        List<String> seen = new ArrayList<>();
        Map<String, String> query = Map.of("limit", "2");
        while (true) {
            JsonNode page = json(call("GET /v1/subscriptions", admin, Map.of(), query, ""));
            page.path("subscriptions").forEach(one -> seen.add(one.path("email").asText()));
            if (page.path("next").isNull()) {
                break;
            }
            query = Map.of("limit", "2", "cursor", page.path("next").asText());
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .filteredOn(email -> email.startsWith(person + "-"))
                .hasSize(5);
        assertThat(json(get(regional)).path("subscriptions")).isEmpty();
        assertThat(call("GET /v1/subscriptions", admin, Map.of(), Map.of("limit", "0", "cursor", "x"), "")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAdministratorSeesWhatIsPausedBecauseItsOwnerMaySeeNothingOfIt() {
        SubscriptionId paused = active(person + "-paused@example.gov.ua");
        Subscription before = subscriptions.find(paused).orElseThrow();
        assertThat(subscriptions.store(before.visible(false, now))).isTrue();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> query = cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor);
            JsonNode page = json(call("GET /v1/subscriptions", admin, Map.of(), query, ""));
            page.path("subscriptions")
                    .forEach(one -> seen.add(one.path("email").asText() + " "
                            + one.path("status").asText()));
            cursor = page.path("next").isNull() ? "" : page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).contains(person + "-paused@example.gov.ua paused");
    }

    @Test
    void anAdministratorSeesWhatWasSent() {
        SubscriptionId id = active(person + "-read@example.gov.ua");
        Week week = WEEK.plus(-NUMBER.get());
        for (int i = 0; i < 3; i++) {
            SubscriptionId other = i == 0 ? id : active(person + "-" + i + "@example.gov.ua");
            deliveries.claim(MailId.summary(other, week), week, "UA-46", now.plusSeconds(i));
        }
        deliveries.reached(MailId.summary(id, week), Outcome.SENT, "message-1", null, now.plusSeconds(10));

        JsonNode ofOne = json(call(
                "GET /v1/subscriptions/{subscriptionId}/mails",
                admin,
                Map.of("subscriptionId", id.value()),
                Map.of(),
                ""));
        assertThat(ofOne.path("mails").path(0).path("outcome").asText()).isEqualTo("sent");
        assertThat(ofOne.path("mails").path(0).path("messageId").asText()).isEqualTo("message-1");
        List<String> outcomes = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> query = new HashMap<>(Map.of("week", week.toString(), "limit", "1"));
            if (!cursor.isEmpty()) {
                query.put("cursor", cursor);
            }
            JsonNode page = json(call("GET /v1/mails", admin, Map.of(), query, ""));
            page.path("mails").forEach(mail -> outcomes.add(mail.path("outcome").asText()));
            cursor = page.path("next").asText("");
            cursor = cursor.equals("null") ? "" : cursor;
        } while (!cursor.isEmpty());
        assertThat(outcomes).containsExactly("sent", "claimed", "claimed");
        for (String route :
                List.of("GET /v1/mails", "GET /v1/summaries", "POST /v1/summaries", "POST /v1/summaries/links")) {
            assertThat(call(route, regional, Map.of(), Map.of(), "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void anAdministratorPreviewsAnySummaryAndHasItSentToNobodyElse() {
        Map<String, String> query = Map.of("region", "UA-46", "week", "2026-W47", "language", "en");
        HttpResponse html = call("GET /v1/summaries", admin, Map.of(), query, "");
        assertThat(html.headers()).containsEntry("content-type", "text/html; charset=utf-8");
        assertThat(new String(html.body(), StandardCharsets.UTF_8))
                .contains("<h2", "Lviv")
                .doesNotContain("Unsubscribe");
        HttpResponse text = call("GET /v1/summaries", admin, Map.of(), Map.of("form", "text"), "");
        assertThat(new String(text.body(), StandardCharsets.UTF_8)).startsWith("Запити на навчання за тиждень\n");
        assertThat(call("GET /v1/summaries", admin, Map.of(), Map.of("week", "2026-W99", "region", "XX"), "")
                        .status())
                .isEqualTo(422);

        assertThat(call(
                                "POST /v1/summaries",
                                admin,
                                Map.of(),
                                Map.of(),
                                "{\"week\":\"2026-W40\",\"regions\":[\"UA-46\"]}")
                        .status())
                .isEqualTo(202);
        assertThat(entriesOf("admin"))
                .filteredOn(entry -> entry.action() == Action.MAIL)
                .extracting(AuditLog.Entry::after)
                .contains(Map.of("week", "2026-W40"));
        assertThat(queued).singleElement().isInstanceOfSatisfying(PreviewTask.class, task -> {
            assertThat(task.to().value()).isEqualTo(person + "-admin@example.gov.ua");
            assertThat(task.week()).hasToString("2026-W40");
        });
        assertThat(call("POST /v1/summaries", admin, Map.of(), Map.of(), "{\"email\":\"other@example.gov.ua\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorOpensASummaryInTheBrowserByALinkThatIsGoodForAWhile() {
        HttpResponse answer = call(
                "POST /v1/summaries/links",
                admin,
                Map.of(),
                Map.of(),
                "{\"week\":\"2026-W47\",\"regions\":[\"UA-46\"],\"language\":\"en\"}");
        assertThat(answer.status()).isEqualTo(201);
        String token = json(answer).path("link").asText().replaceFirst("^/v1/summaries/shown\\?token=", "");

        HttpResponse page = open("GET /v1/summaries/shown", token);
        assertThat(page.status()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("<h2", "Lviv", "16–22 November 2026");

        assertThat(open("GET /v1/summaries/shown", token.replace("UA-46", "UA-51"))
                        .status())
                .isEqualTo(404);
        assertThat(open("GET /v1/unsubscribe", token).status()).isEqualTo(404);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(open("GET /v1/summaries/shown", token).status()).isEqualTo(404);
        assertThat(call("POST /v1/summaries/links", admin, Map.of(), Map.of(), "{\"week\":\"soon\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aWeekThatIsNotOverHasNoSummary() {
        Week last = Week.lastEnded(now);
        for (Week week : List.of(last.plus(1), last.plus(5))) {
            String body = "{\"week\":\"" + week + "\"}";
            assertThat(call("POST /v1/summaries", admin, Map.of(), Map.of(), body)
                            .status())
                    .isEqualTo(422);
            assertThat(call("POST /v1/summaries/links", admin, Map.of(), Map.of(), body)
                            .status())
                    .isEqualTo(422);
            assertThat(call("GET /v1/summaries", admin, Map.of(), Map.of("week", week.toString()), "")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(call("GET /v1/summaries", admin, Map.of(), Map.of("week", last.toString()), "")
                        .status())
                .isEqualTo(200);
        assertThat(queued).isEmpty();
    }

    @Test
    void anUnknownParameterEndsNothing() {
        post(regional, "{}");
        for (String name : List.of("email", "id")) {
            assertThat(call("DELETE /v1/subscriptions", regional, Map.of(), Map.of(name, "x"), "")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(call("DELETE /v1/subscriptions", regional, Map.of(), Map.of("subscriptionId", ""), "")
                        .status())
                .isEqualTo(404);
        assertThat(json(get(regional)).at("/subscriptions/0/status").asText()).isEqualTo("active");
    }

    @Test
    void aQueryIsReadAsEverywhere() {
        for (String route : List.of(
                "GET /v1/mails",
                "GET /v1/summaries",
                "GET /v1/subscriptions",
                "POST /v1/subscriptions",
                "POST /v1/summaries",
                "POST /v1/summaries/links")) {
            HttpResponse answer = call(route, admin, Map.of(), Map.of("sort", "email"), "{}");
            assertThat(answer.status()).as(route).isEqualTo(422);
            assertThat(json(answer).at("/errors/0/pointer").asText()).as(route).isEqualTo("sort");
        }
        Map<String, String> mails = Map.of("limit", "", "week", "", "cursor", "");
        assertThat(call("GET /v1/mails", admin, Map.of(), mails, "").status()).isEqualTo(200);
        Map<String, String> summary = Map.of("form", "", "language", "", "region", "", "week", " ");
        assertThat(call("GET /v1/summaries", admin, Map.of(), summary, "").status())
                .isEqualTo(200);
        Map<String, String> page = Map.of("owner", "", "limit", "", "cursor", "");
        assertThat(call("GET /v1/subscriptions", regional, Map.of(), page, "").status())
                .isEqualTo(200);
        assertThat(json(call(
                                "GET /v1/summaries",
                                admin,
                                Map.of(),
                                Map.of("form", "pdf", "language", "pl", "region", "UA-46,XX", "week", "soon"),
                                ""))
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("form", "language", "region", "week");
    }

    @Test
    void aBodyIsReadAsEverywhere() {
        String large = "{\"email\":\"" + " ".repeat(300_000) + "\"}";
        for (String route : List.of("POST /v1/subscriptions", "POST /v1/summaries", "POST /v1/summaries/links")) {
            assertThat(send(route, admin, Map.of("content-type", "text/plain"), Map.of(), Map.of(), "{}")
                            .status())
                    .as(route)
                    .isEqualTo(415);
            assertThat(call(route, admin, Map.of(), Map.of(), large).status())
                    .as(route)
                    .isEqualTo(413);
        }
        assertThat(send("POST /v1/subscriptions", admin, Map.of(), Map.of(), Map.of(), "{}")
                        .status())
                .as("no media type")
                .isEqualTo(201);
    }

    @Test
    void aCallerHasFiftyAddressesOfOthersWhateverOthersHaveThere() {
        for (int i = 0; i < 50; i++) {
            String address = person + "-" + i + "@example.gov.ua";
            if (i % 2 == 0) {
                active(address);
            }
            now = i > 0 && i % 10 == 0 ? now.plus(Duration.ofHours(25)) : now;
            assertThat(post(regional, "{\"email\":\"" + address + "\"}").status())
                    .isEqualTo(202);
        }
        now = now.plus(Duration.ofHours(25));
        assertThat(post(regional, "{\"email\":\"" + person + "-50@example.gov.ua\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post(regional, "{\"email\":\"" + person + "-1@example.gov.ua\"}")
                        .status())
                .as("one of the fifty again")
                .isEqualTo(202);
    }

    @Test
    void nobodyIsLetInWithoutARole() {
        assertThat(get(Map.of("sub", "x")).status()).isEqualTo(403);
        assertThat(get(Map.of("sub", "x", "role", "regional", "regions", "[]")).status())
                .isEqualTo(403);
    }

    private SubscriptionId active(String address) {
        Subscription subscription = Subscription.active(
                new EmailAddress(address),
                "somebody",
                new Subscription.Settings(Language.UKRAINIAN, Set.of(), null),
                now);
        assertThat(subscriptions.store(subscription)).isTrue();
        return subscription.id();
    }

    private void stop(String address) {
        Subscription present =
                subscriptions.find(SubscriptionId.of(new EmailAddress(address))).orElseThrow();
        assertThat(subscriptions.store(present.stopped(new Stop(StopReason.BOUNCED, "Permanent NoEmail", now))))
                .isTrue();
    }

    private State state(SubscriptionId id) {
        return subscriptions.find(id).orElseThrow().state();
    }

    private HttpResponse post(Map<String, String> claims, String body) {
        return call("POST /v1/subscriptions", claims, Map.of(), Map.of(), body);
    }

    private HttpResponse get(Map<String, String> claims) {
        return call("GET /v1/subscriptions", claims, Map.of(), Map.of(), "");
    }

    private HttpResponse delete(Map<String, String> claims, String id) {
        return call("DELETE /v1/subscriptions/{subscriptionId}", claims, Map.of("subscriptionId", id), Map.of(), "");
    }

    private HttpResponse open(String route, String token) {
        return call(route, Map.of(), Map.of(), Map.of("token", token), "");
    }

    private HttpResponse call(
            String route,
            Map<String, String> claims,
            Map<String, String> path,
            Map<String, String> query,
            String body) {
        return send(route, claims, Map.of("content-type", "application/json"), path, query, body);
    }

    private HttpResponse send(
            String route,
            Map<String, String> claims,
            Map<String, String> headers,
            Map<String, String> path,
            Map<String, String> query,
            String body) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Letters letters = new Letters(
                new Links(URI.create("https://dashboard.example/"), URI.create("https://api.example"), TOKENS));
        Journal journal = new Journal(audit, clock);
        Subscribing subscribing = new Subscribing(
                subscriptions,
                Questions.in(Clients.with(DYNAMO.client()), DYNAMO.table("QuestionsTable")),
                queue,
                () -> Integer.toString(NUMBER.incrementAndGet()),
                journal,
                clock);
        FiguresOfTests figures =
                new FiguresOfTests().add(LocalDate.of(2026, 11, 17), "UA-46", "a", "land", 3, Status.CLASSIFIED);
        Router router = Routes.router(
                new Authorization(sub -> Optional.empty(), clock, audit, null),
                new SubscriptionsApi(subscriptions, subscribing, journal),
                new MailsApi(
                        deliveries,
                        new Summaries(figures.reader(clock), WaitingOfTests.only(), ListingsOfTests.none(), clock),
                        letters,
                        TOKENS,
                        queue,
                        () -> "nonce",
                        clock,
                        journal),
                new Pages(TOKENS, subscriptions, subscribing, letters));
        return router.answer(
                new HttpRequest(route, headers, path, query, body.getBytes(StandardCharsets.UTF_8), claims));
    }

    private static Map<String, String> claims(String sub, String role, String email) {
        return Map.of("sub", sub, "role", role, "regions", "[UA-46]", "email", email, "email_verified", "true");
    }

    private static JsonNode json(HttpResponse response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
