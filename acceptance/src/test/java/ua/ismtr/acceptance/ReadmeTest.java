package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String README = Repository.text(Repository.ROOT.resolve("README.md"));

    @Test
    void namesTheSystemsThatItRunsOnAndTheOneThatItWasTriedOn() {
        assertThat(README).contains("Linux and macOS", "Windows within WSL", "It is tested on Linux, x86-64");
    }

    @Test
    void saysThatAuthorsAreNotAnonymous() {
        assertThat(README).contains("pseudonymous, not anonymous", "(docs/privacy.md)");
    }
}
