package ua.ismtr.forecasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountLawTest {
    /** By the formula of Poisson's law: e^-2 · (1 + 2 + 2). */
    @Test
    void isPoissonWithoutDispersion() {
        CountLaw law = new CountLaw(2, 0);

        assertThat(law.atMost(2)).isCloseTo(5 * Math.exp(-2), within(1e-12));
        assertThat(law.atLeast(3)).isCloseTo(1 - 5 * Math.exp(-2), within(1e-12));
    }

    /** With a dispersion of 1 the law is geometric: none with the probability 1 / (1 + mean). */
    @Test
    void isGeometricWithADispersionOfOne() {
        CountLaw law = new CountLaw(3, 1);

        assertThat(law.atMost(0)).isCloseTo(0.25, within(1e-12));
        assertThat(law.atLeast(2)).isCloseTo(0.75 * 0.75, within(1e-12));
    }

    @Test
    void tellsTinyTails() {
        // P(X >= 30) of Poisson's law with mean 4, summed by hand from 4^30 e^-4 / 30! on.
        double term = Math.exp(30 * Math.log(4) - 4 - logFactorial(30));
        double sum = 0;
        for (int k = 30; k < 80; k++) {
            sum += term;
            term *= 4.0 / (k + 1);
        }
        assertThat(new CountLaw(4, 0).atLeast(30)).isCloseTo(sum, within(sum * 1e-9));
    }

    @Test
    void worksForLargeMeans() {
        CountLaw law = new CountLaw(900, 0);

        assertThat(law.quantile(0.5)).isBetween(899L, 901L);
        assertThat(law.quantile(0.9)).isBetween(937L, 940L);
        assertThat(law.atMost(899) + law.atLeast(900)).isCloseTo(1, within(1e-9));
    }

    @Test
    void quantileIsTheSmallestCountThatIsEnough() {
        CountLaw law = new CountLaw(6, 0.3);
        for (double p : new double[] {0.05, 0.1, 0.5, 0.9, 0.99}) {
            long quantile = law.quantile(p);
            assertThat(law.atMost(quantile)).isGreaterThanOrEqualTo(p);
            assertThat(law.atMost(quantile - 1)).isLessThan(p);
        }
        assertThat(new CountLaw(0, 0).quantile(0.9)).isZero();
    }

    private static double logFactorial(int n) {
        double sum = 0;
        for (int i = 2; i <= n; i++) {
            sum += Math.log(i);
        }
        return sum;
    }
}
