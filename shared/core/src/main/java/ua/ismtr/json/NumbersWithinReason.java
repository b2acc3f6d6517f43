package ua.ismtr.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads numbers of more digits or a greater exponent than Java takes, or takes quickly, as one that is greater, or less, than any that a
 * field may have: JSON's grammar allows them, and where nobody reads them they do no harm.
 */
final class NumbersWithinReason extends JsonParserDelegate {
    private static final int MOST_CHARACTERS = 1000;
    private static final BigInteger BEYOND = BigInteger.TEN.pow(MOST_CHARACTERS);

    NumbersWithinReason(JsonParser parser) {
        super(parser);
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        return isTooLong() ? beyond() : super.getBigIntegerValue();
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        if (isTooLong()) {
            return new BigDecimal(beyond());
        }
        try {
            return super.getDecimalValue();
        } catch (NumberFormatException e) {
            return new BigDecimal(beyond());
        }
    }

    @Override
    public boolean isNaN() {
        return false;
    }

    private boolean isTooLong() throws IOException {
        return getTextLength() > MOST_CHARACTERS;
    }

    private BigInteger beyond() throws IOException {
        return getTextCharacters()[getTextOffset()] == '-' ? BEYOND.negate() : BEYOND;
    }
}
