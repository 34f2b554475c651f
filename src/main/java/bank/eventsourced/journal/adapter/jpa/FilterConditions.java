package bank.eventsourced.journal.adapter.jpa;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import bank.eventsourced.journal.JournalFilter;

/** A filter as conditions on the rows of the journal. Decimals become minor units, each currency in its own. */
final class FilterConditions {

    private static final int USUAL_DECIMALS = 2;

    /** The few currencies whose decimals are not the usual ones, by decimals. */
    private static final Map<Integer, Set<String>> UNUSUAL = Currency.getAvailableCurrencies()
            .stream()
            .filter(it -> it.getDefaultFractionDigits() >= 0 && it.getDefaultFractionDigits() != USUAL_DECIMALS)
            .collect(Collectors.groupingBy(Currency::getDefaultFractionDigits,
                    Collectors.mapping(Currency::getCurrencyCode, Collectors.toUnmodifiableSet())));

    private final CriteriaBuilder builder;
    private final Root<JournalEntryEntity> entry;

    FilterConditions(CriteriaBuilder builder, Root<JournalEntryEntity> entry) {
        this.builder = builder;
        this.entry = entry;
    }

    List<Predicate> of(JournalFilter filter) {
        var conditions = new ArrayList<Predicate>();
        filter.account().ifPresent(account -> conditions.add(builder.equal(entry.get("account"), account.value())));
        filter.kind().ifPresent(kind -> conditions.add(builder.equal(entry.get("kind"), kind)));
        filter.currency().ifPresent(it -> conditions.add(builder.equal(entry.get("currency"), it.getCurrencyCode())));
        filter.from().ifPresent(date -> conditions.add(builder.greaterThanOrEqualTo(entry.get("valueDate"), date)));
        filter.to().ifPresent(date -> conditions.add(builder.lessThanOrEqualTo(entry.get("valueDate"), date)));
        filter.after().ifPresent(position -> conditions.add(builder.gt(entry.<Long>get("position"), position)));
        filter.upTo().ifPresent(position -> conditions.add(builder.le(entry.<Long>get("position"), position)));
        filter.atLeast().ifPresent(least -> conditions.add(amount(filter, least, RoundingMode.CEILING, builder::ge)));
        filter.atMost().ifPresent(most -> conditions.add(amount(filter, most, RoundingMode.FLOOR, builder::le)));
        filter.text().ifPresent(text -> {
            var words = Words.of(text).in(builder, entry, "text", "counterparty", "account");
            conditions.add(filter.meant()
                    .map(meant -> builder.or(words, amount(filter, meant, RoundingMode.UNNECESSARY, builder::equal)))
                    .orElse(words));
        });
        return conditions;
    }

    /** Compares the amount with a decimal, in the currency asked for or in each of its decimals. */
    private Predicate amount(JournalFilter filter, BigDecimal decimal, RoundingMode rounding,
            BiFunction<Expression<Long>, Long, Predicate> comparison) {
        if (filter.currency().isPresent()) {
            return amount(decimal, filter.currency().get().getDefaultFractionDigits(), rounding, comparison);
        }
        var currency = entry.<String>get("currency");
        var unusual = UNUSUAL.values().stream().flatMap(Set::stream).toList();
        var cases = new ArrayList<Predicate>();
        cases.add(builder.and(builder.not(currency.in(unusual)),
                amount(decimal, USUAL_DECIMALS, rounding, comparison)));
        UNUSUAL.forEach((decimals, currencies) -> cases
                .add(builder.and(currency.in(currencies), amount(decimal, decimals, rounding, comparison))));
        return builder.or(cases.toArray(Predicate[]::new));
    }

    /** What no amount can be compares as the largest one; what has too many decimals equals nothing. */
    private Predicate amount(BigDecimal decimal, int decimals, RoundingMode rounding,
            BiFunction<Expression<Long>, Long, Predicate> comparison) {
        var amount = entry.<Long>get("amount");
        if (rounding == RoundingMode.UNNECESSARY && decimal.stripTrailingZeros().scale() > decimals) {
            return builder.disjunction();
        }
        return comparison.apply(amount, minorUnits(decimal, decimals, rounding));
    }

    static long minorUnits(BigDecimal decimal, int decimals, RoundingMode rounding) {
        var units = decimal.setScale(decimals, rounding).movePointRight(decimals);
        return units.min(BigDecimal.valueOf(Long.MAX_VALUE)).max(BigDecimal.valueOf(Long.MIN_VALUE)).longValueExact();
    }
}
