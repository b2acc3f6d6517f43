package ua.ismtr.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LambdaRuntimeTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, AWS",
        "Linux, aarch64, AWS",
        "Linux, riscv64, OWN",
        "Mac OS X, x86_64, OWN",
        "Mac OS X, aarch64, OWN",
    })
    void isAwssOwnWhereThatHasNativeCode(String system, String processor, LambdaRuntime runtime) {
        assertThat(LambdaRuntime.ofMachine(system, processor)).isEqualTo(runtime);
    }

    @Test
    void reportsAnErrorAsAwssClientDoes() {
        String error =
                new String(FunctionLoop.error(new IllegalStateException("a \"b\"\n\u0001")), StandardCharsets.UTF_8);
        assertThat(error)
                .startsWith("{\"errorType\":\"java.lang.IllegalStateException\",\"errorMessage\":\"a"
                        + " \\\"b\\\"\\u000a\\u0001\",\"stackTrace\":[\"")
                .contains("at ua.ismtr.local.emulators.LambdaRuntimeTest")
                .endsWith("\"]}");
    }
}
