package bank.eventsourced.desktop.kit;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;

/**
 * Amounts as people write and read them: {@code 1,234.56} in English, {@code 1.234,56} in German, with the decimals of
 * their currency and a true minus. Reading is strict: what is not wholly an amount is no amount, and nothing is rounded.
 */
public final class AmountFormat {

    private static final int LONGEST = 64;
    private static final String HIDDEN = "\u2022\u2022\u2022";
    private static final String MINUS = "\u2212";
    private static final String SPACES = "\u00a0\u202f ";
    private static final String APOSTROPHES = "'\u2019";

    private final Locale locale;
    private final Texts texts;
    private final DecimalFormatSymbols symbols;
    private final Pattern shape;
    private final boolean discreet;

    public AmountFormat(Locale locale, Texts texts) {
        this(locale, texts, false);
    }

    private AmountFormat(Locale locale, Texts texts, boolean discreet) {
        this.locale = locale;
        this.texts = texts;
        this.discreet = discreet;
        symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setZeroDigit('0');
        shape = Pattern.compile("(?<sign>[+-]?)(?<whole>[0-9]+|[0-9]{1,3}(?:[%s][0-9]{3})+)(?:[%s](?<decimals>[0-9]+))?"
                .formatted(grouping(symbols.getGroupingSeparator()), escaped(symbols.getDecimalSeparator())));
    }

    /** The same, but it shows dots instead of digits. */
    AmountFormat discreet() {
        return new AmountFormat(locale, texts, true);
    }

    /** The amount without its currency. */
    public String show(Money money) {
        if (discreet) {
            return HIDDEN;
        }
        var digits = decimals(money.currency()).format(money.amount().abs());
        return money.isNegative() ? MINUS + digits : digits;
    }

    /** The amount with its currency. */
    public String showWithCurrency(Money money) {
        return show(money) + " " + money.currency().getCurrencyCode();
    }

    /** What somebody typed as an amount of a currency; negative ones included. */
    public Typed read(String text, Currency currency) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return new Typed.Rejected(texts.get("amount.missing"));
        }
        var parts = shape.matcher(typed.replace(MINUS, "-"));
        if (typed.length() > LONGEST || !parts.matches()) {
            return new Typed.Rejected(texts.get("amount.unreadable", shortened(typed), example(currency)));
        }
        return read(typed, parts, currency);
    }

    /**
     * The same, or a sum such as {@code 12.50+3*2} or {@code (80+40)/3}: it comes to exactly an amount of the currency, or it
     * is rejected.
     */
    public Typed calculate(String text, Currency currency) {
        var typed = text.strip();
        if (!Arithmetic.isOne(typed)) {
            return read(typed, currency);
        }
        if (typed.length() > LONGEST) {
            return new Typed.Rejected(texts.get("amount.unreadable", shortened(typed), example(currency)));
        }
        return switch (Arithmetic.of(typed, this::number)) {
            case Arithmetic.Result.Unreadable _ -> new Typed.Rejected(texts.get("amount.unreadable", typed,
                    example(currency)));
            case Arithmetic.Result.Inexact _ -> new Typed.Rejected(texts.get("amount.sum.inexact", typed));
            case Arithmetic.Result.Exact(var value) -> amount(typed, value, currency);
        };
    }

    /** The same for an amount that moves: more than zero. */
    public Typed calculatePositive(String text, Currency currency) {
        return positive(calculate(text, currency));
    }

    private Typed amount(String sum, BigDecimal value, Currency currency) {
        var allowed = currency.getDefaultFractionDigits();
        var exact = value.stripTrailingZeros();
        if (exact.scale() > allowed) {
            return new Typed.Rejected(texts.get("amount.sum.decimals", sum, currency.getCurrencyCode(), allowed));
        }
        try {
            return new Typed.Amount(Money.of(exact.setScale(allowed).toPlainString(), currency));
        } catch (InvalidMoney _) {
            return new Typed.Rejected(texts.get("amount.tooLarge", sum));
        }
    }

    private Optional<BigDecimal> number(String text) {
        var parts = shape.matcher(text);
        if (!parts.matches() || !parts.group("sign").isEmpty()) {
            return Optional.empty();
        }
        var decimals = parts.group("decimals") == null ? "" : "." + parts.group("decimals");
        return Optional.of(new BigDecimal(parts.group("whole").replaceAll("[^0-9]", "") + decimals));
    }

    /** What somebody typed as an amount that moves: more than zero. */
    public Typed readPositive(String text, Currency currency) {
        return positive(read(text, currency));
    }

    private Typed positive(Typed typed) {
        return switch (typed) {
            case Typed.Amount(var money) when !money.isPositive() ->
                new Typed.Rejected(texts.get("amount.notPositive", showWithCurrency(money)));
            case Typed it -> it;
        };
    }

    private Typed read(String typed, Matcher parts, Currency currency) {
        var decimals = parts.group("decimals") == null ? "" : "." + parts.group("decimals");
        var allowed = currency.getDefaultFractionDigits();
        if (decimals.length() - 1 > allowed) {
            return new Typed.Rejected(texts.get("amount.decimals", typed, currency.getCurrencyCode(), allowed,
                    example(currency)));
        }
        try {
            var whole = parts.group("whole").replaceAll("[^0-9]", "");
            return new Typed.Amount(Money.of(parts.group("sign") + whole + decimals, currency));
        } catch (InvalidMoney _) {
            return new Typed.Rejected(texts.get("amount.tooLarge", typed));
        }
    }

    private String example(Currency currency) {
        return decimals(currency).format(new BigDecimal("1234.56")
                .setScale(currency.getDefaultFractionDigits(), java.math.RoundingMode.DOWN));
    }

    private DecimalFormat decimals(Currency currency) {
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Spaces are alike, and so are apostrophes: keyboards have one of each. */
    private static String grouping(char separator) {
        if (SPACES.indexOf(separator) >= 0) {
            return SPACES;
        }
        return APOSTROPHES.indexOf(separator) >= 0 ? APOSTROPHES : escaped(separator);
    }

    private static String escaped(char separator) {
        return "\\" + separator;
    }

    /** What came of reading. */
    public sealed interface Typed {

        record Amount(Money money) implements Typed {}

        /** @param sentence what is wrong and what to write instead */
        record Rejected(String sentence) implements Typed {}
    }
}
