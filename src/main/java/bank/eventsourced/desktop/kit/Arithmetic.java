package bank.eventsourced.desktop.kit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * A sum that somebody typed, such as {@code 12.50+3*2}: + - * / and parentheses, calculated exactly. A division without an
 * exact result has none.
 */
final class Arithmetic {

    private static final String OPERATORS = "+-*/()";

    private final String text;
    private final Function<String, Optional<BigDecimal>> number;
    private int at;
    private Trouble trouble = Trouble.NONE;

    private Arithmetic(String text, Function<String, Optional<BigDecimal>> number) {
        this.text = text;
        this.number = number;
    }

    /** @param number reads a number without sign */
    static Result of(String text, Function<String, Optional<BigDecimal>> number) {
        var sum = new Arithmetic(plain(text), number);
        var value = sum.terms();
        if (sum.at < sum.text.length() && sum.trouble == Trouble.NONE) {
            sum.trouble = Trouble.UNREADABLE;
        }
        return switch (sum.trouble) {
            case NONE -> new Result.Exact(value);
            case INEXACT -> new Result.Inexact();
            case UNREADABLE -> new Result.Unreadable();
        };
    }

    /** Whether there is something to calculate: more than a number with a sign. */
    static boolean isOne(String text) {
        return plain(text).strip().chars().skip(1).anyMatch(it -> OPERATORS.indexOf(it) >= 0) || text.contains("(");
    }

    private static String plain(String text) {
        return text.replace('\u2212', '-').replace('\u00d7', '*').replace('\u00f7', '/');
    }

    private BigDecimal terms() {
        var sum = factors();
        while (true) {
            if (taken('+')) {
                sum = sum.add(factors());
            } else if (taken('-')) {
                sum = sum.subtract(factors());
            } else {
                return sum;
            }
        }
    }

    private BigDecimal factors() {
        var product = factor();
        while (true) {
            if (taken('*')) {
                product = product.multiply(factor());
            } else if (taken('/')) {
                product = divided(product, factor());
            } else {
                return product;
            }
        }
    }

    private BigDecimal divided(BigDecimal dividend, BigDecimal divisor) {
        try {
            return dividend.divide(divisor);
        } catch (ArithmeticException _) {
            trouble = trouble == Trouble.NONE ? Trouble.INEXACT : trouble;
            return BigDecimal.ZERO;
        }
    }

    private BigDecimal factor() {
        if (taken('-')) {
            return factor().negate();
        }
        if (taken('+')) {
            return factor();
        }
        if (taken('(')) {
            var inner = terms();
            return taken(')') ? inner : unreadable();
        }
        var begin = at;
        while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return number.apply(text.substring(begin, at).strip()).orElseGet(this::unreadable);
    }

    private BigDecimal unreadable() {
        trouble = Trouble.UNREADABLE;
        at = text.length();
        return BigDecimal.ONE;
    }

    private boolean taken(char operator) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == operator) {
            at++;
            return true;
        }
        return false;
    }

    private enum Trouble {
        NONE, UNREADABLE, INEXACT
    }

    /** What a sum comes to. */
    sealed interface Result {

        record Exact(BigDecimal value) implements Result {}

        /** It is divided by zero, or by what does not divide it. */
        record Inexact() implements Result {}

        /** It is no sum. */
        record Unreadable() implements Result {}
    }
}
