package ua.ismtr.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import ua.ismtr.classification.ConverseServer.Answer;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Suggestion;
import ua.ismtr.requests.TopicScore;

class BedrockOpinionTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(20);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:12:00Z"), ZoneOffset.UTC);
    private static final Suggestion LAND = new Suggestion(List.of(new TopicId("land")), "model:test.model-1");

    private final ConverseServer server = new ConverseServer();
    private final AtomicInteger left = new AtomicInteger(100);
    private final SecondOpinion opinion = opinion(LONG_PATIENCE);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesTheTopicsThatTheModelNames() {
        assertThat(opinion.of("паї та межі")).contains(LAND);
        assertThat(server.asked())
                .singleElement()
                .asString()
                .startsWith("/model/test.model-1/converse ")
                .contains("паї та межі", "name_topics", "additionalProperties", "not-a-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topics\":[\"no-such-topic\"]}",
                "{\"topics\":[\"land\",\"no-such-topic\"]}",
                "{\"topics\":[\"land\",\"land\"]}",
                "{\"topics\":[\"land\",\"veterans\",\"integrity\",\"ai-tools\"]}",
                "{\"topics\":[\"land\",\"not-a-request\"]}",
                "{\"topics\":[]}",
                "{\"topics\":\"land\"}",
                "{\"topics\":[1]}",
                "{\"topics\":null}",
                "{\"topics\":[\"land\"],\"note\":\"<script>alert(1)</script>\"}",
                "{}",
                "[]",
                "\"land\""
            })
    void takesNothingFromAnAnswerThatBreaksTheSchema(String input) {
        server.answers(Answer.tool("name_topics", input));
        assertThat(opinion.of("паї")).isEmpty();
    }

    @Test
    void takesNothingFromAModelThatRefusesTalksOrUsesAnotherTool() {
        server.answers(Answer.words("I cannot help with that", "guardrail_intervened"));
        assertThat(opinion.of("паї")).isEmpty();
        server.answers(Answer.words("topics: land", "end_turn"));
        assertThat(opinion.of("паї")).isEmpty();
        server.answers(Answer.tool("delete_requests", "{\"topics\":[\"land\"]}"));
        assertThat(opinion.of("паї")).isEmpty();
    }

    @Test
    void takesNothingFromWhatIsNoAnswer() {
        for (Answer bad : List.of(
                new Answer(200, "not json", Duration.ZERO),
                new Answer(200, "{}", Duration.ZERO),
                new Answer(429, "{\"message\":\"slow down\"}", Duration.ZERO))) {
            server.answers(bad);
            assertThat(opinion.of("паї")).isEmpty();
        }
        assertThat(server.asked()).as("each is asked once and not again").hasSize(3);
    }

    @Test
    void namesTheCodeOfARefusalAndNothingOfItsMessage() {
        AwsServiceException refusal = BedrockRuntimeException.builder()
                .message("паї та межі")
                .statusCode(403)
                .requestId("id-7")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("паї та межі")
                        .build())
                .build();
        assertThat(BedrockOpinion.reason(refusal)).isEqualTo("AccessDeniedException (403, request id-7)");
        assertThat(BedrockOpinion.reason(new IllegalStateException("паї"))).isEqualTo("IllegalStateException");
    }

    @Test
    void waitsNoLongerThanItIsToldAndThenLeavesItAlone() {
        server.answers(Answer.tool("name_topics", "{\"topics\":[\"land\"]}").after(Duration.ofSeconds(20)));
        SecondOpinion impatient = opinion(PATIENCE);
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(impatient.of("паї")).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(PATIENCE.multipliedBy(3).plusSeconds(5));
        assertThat(server.asked()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void asksNoMoreOftenThanTheDayAllows() {
        left.set(2);
        assertThat(opinion.of("паї")).contains(LAND);
        assertThat(opinion.of("паї")).contains(LAND);
        assertThat(opinion.of("паї")).isEmpty();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void isOnlyASuggestionUnlessItMayDecide() {
        Classification suggested = new ReviewedClassifier(BedrockOpinionTest::unsure, opinion, false).classify("паї");
        assertThat(suggested).isEqualTo(unsure("паї").with(LAND));

        Classification decided = new ReviewedClassifier(BedrockOpinionTest::unsure, opinion, true).classify("паї");
        assertThat(decided.certain()).isTrue();
        assertThat(decided.classifiedBy()).isEqualTo("model:test.model-1");
        assertThat(decided.topics()).containsExactly(new TopicScore(new TopicId("land"), 0.5));
    }

    @Test
    void neverDecidesThatAMessageIsNoRequest() {
        server.answers(Answer.tool("name_topics", "{\"topics\":[\"not-a-request\"]}"));
        Classification opinionOnNoise =
                new ReviewedClassifier(BedrockOpinionTest::unsure, opinion, true).classify("паї");
        assertThat(opinionOnNoise.certain()).isFalse();
        assertThat(opinionOnNoise.topics()).isEqualTo(unsure("паї").topics());
    }

    @Test
    void isNotAskedWhereTheFirstOpinionIsCertain() {
        new ReviewedClassifier(
                        text -> new Classification(
                                List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:first", Map.of()),
                        opinion,
                        true)
                .classify("паї");
        assertThat(server.asked()).isEmpty();
    }

    private SecondOpinion opinion(Duration patience) {
        BedrockRuntimeClient client = BedrockOpinion.client(patience)
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
        return new BedrockOpinion(client, "test.model-1", (day, most) -> left.getAndDecrement() > 0, 100, CLOCK);
    }

    private static Classification unsure(String text) {
        return new Classification(
                List.of(new TopicScore(new TopicId("veterans"), 0.4)),
                false,
                "model:first",
                Map.of(new TopicId("veterans"), List.of(text)));
    }
}
