package ua.ismtr.training;

/** McNemar's exact test, which is the sign test on the texts that change. */
final class SignTest {
    private SignTest() {}

    /** How likely at least so many of these changes fall on this side if each side is as likely as the other. */
    static double chance(int thisSide, int otherSide) {
        int all = thisSide + otherSide;
        double chance = 0;
        double logarithm = all * StrictMath.log(0.5);
        for (int count = 0; count <= all; count++) {
            if (count > 0) {
                logarithm += StrictMath.log((all - count + 1.0) / count);
            }
            if (count >= thisSide) {
                chance += StrictMath.exp(logarithm);
            }
        }
        return Math.min(1, chance);
    }

    /** The smallest number on this side whose chance is within the risk. */
    static int enough(int otherSide, double risk) {
        int thisSide = otherSide + 1;
        while (chance(thisSide, otherSide) > risk) {
            thisSide++;
        }
        return thisSide;
    }
}
