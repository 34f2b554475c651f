package bank.eventsourced.desktop.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;

import bank.eventsourced.desktop.kit.Language;

/** Sizes of files, for people: such as 4.2 MB. */
final class Sizes {

    private static final BigDecimal KILO = BigDecimal.valueOf(1_000);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

    private Sizes() {}

    static String text(Language language, long bytes) {
        var amount = BigDecimal.valueOf(bytes);
        var unit = 0;
        while (amount.compareTo(KILO) >= 0 && unit < UNITS.size() - 1) {
            amount = amount.movePointLeft(3);
            unit++;
        }
        var format = NumberFormat.getNumberInstance(language.formats());
        var decimals = unit > 0 && amount.compareTo(TEN) < 0 ? 1 : 0;
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount) + " " + UNITS.get(unit);
    }
}
