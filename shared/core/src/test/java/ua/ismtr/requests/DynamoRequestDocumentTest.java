package ua.ismtr.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

class DynamoRequestDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:12:03.123456789Z");

    /** Of usual length: the demo's median is 128 characters. */
    private static final String USUAL = "З нового року нам передають прийом документів на допомоги, які раніше йшли"
            + " через управління соцзахисту. Потрібен курс на прикладах справжніх справ.";

    @Test
    void whatIsReadIsWhatWasWritten() {
        for (String text : List.of("а", USUAL, "Дуже 𝔻овгий\u0000текст. ".repeat(300), "{\"\\")) {
            StoredRequest stored = stored(text);
            assertThat(DynamoRequestDocument.in(DynamoRequestDocument.of(stored)))
                    .isEqualTo(stored);
        }
    }

    @Test
    void aUsualRequestTakesOneWriteUnitAndWouldTakeTwoAsText() {
        StoredRequest stored = stored(USUAL);
        assertThat(Json.text(stored).getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(1024);
        assertThat(bytes(stored)).hasSizeLessThan(900);
    }

    @Test
    void theTextOfEarlierVersionsIsRead() {
        StoredRequest stored = stored(USUAL);
        assertThat(DynamoRequestDocument.in(Map.of("document", AttributeValue.fromS(Json.text(stored)))))
                .isEqualTo(stored);
    }

    @Test
    void whatIsDamagedIsRefusedWithoutAWordOfIt() {
        byte[] whole = bytes(stored(USUAL));
        byte[] turned = whole.clone();
        turned[turned.length / 2] ^= 1;
        for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), turned, new byte[0])) {
            Map<String, AttributeValue> item =
                    Map.of("document", AttributeValue.fromB(SdkBytes.fromByteArray(damaged)));
            assertThatThrownBy(() -> DynamoRequestDocument.in(item))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("документів", "соцзахист");
        }
    }

    private static byte[] bytes(StoredRequest stored) {
        return DynamoRequestDocument.of(stored).values().iterator().next().b().asByteArray();
    }

    private static StoredRequest stored(String text) {
        TrainingRequest request = new TrainingRequest(
                new RequestId("f01188ea-0572-40d6-86ec-ce466fd12494"),
                NOW,
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП Львівської міської ради", "UA46060250010015970"),
                JobTitle.HEAD,
                text,
                Format.ONLINE,
                25,
                Urgency.NORMAL,
                null);
        TopicId topic = new TopicId("social-protection");
        return StoredRequest.classified(
                request,
                new Classification(
                        List.of(new TopicScore(topic, 0.9754677840442677)),
                        true,
                        "model:7b879a5973",
                        Map.of(topic, List.of("допомоги", "соцзахисту"))),
                NOW);
    }
}
