package bank.eventsourced.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

import bank.eventsourced.account.Refusal;
import bank.eventsourced.money.Money;

/**
 * How this window speaks: its texts, amounts and dates. Dates are written as ISO does, in the time zone of the machine.
 *
 * @param currency what people here count in
 */
record Language(Texts texts, AmountFormat amounts, ZoneId zone, Currency currency) {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** As the user of this machine has chosen: the language, and independently of it the way amounts are written. */
    static Language ofThisUser() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT));
    }

    static Language of(Locale language, Locale formats) {
        var texts = new Texts(language);
        return new Language(texts, new AmountFormat(formats, texts), ZoneId.systemDefault(), currencyOf(formats));
    }

    String date(LocalDate date) {
        return date.toString();
    }

    String dateAndTime(Instant instant) {
        return TO_THE_SECOND.format(instant.atZone(zone));
    }

    /** Why the rules of the bank forbid a command, in this language. */
    String sentence(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownAccount it -> texts.get("refusal.unknownAccount", it.account());
            case Refusal.NumberTaken it -> texts.get("refusal.numberTaken", it.account());
            case Refusal.InsufficientFunds it -> texts.get("refusal.insufficientFunds", it.account(),
                    amount(it.available()), amount(it.balance()), amount(it.overdraftLimit()), amount(it.requested()));
            case Refusal.AccountFrozen it -> texts.get("refusal.accountFrozen", it.account(), it.reason());
            case Refusal.NotFrozen it -> texts.get("refusal.notFrozen", it.account());
            case Refusal.AccountClosed it -> texts.get("refusal.accountClosed", it.account());
            case Refusal.OtherCurrency it -> texts.get("refusal.otherCurrency", it.account(), it.kept(), it.given());
            case Refusal.BalanceNotZero it -> texts.get("refusal.balanceNotZero", it.account(), amount(it.balance()));
            case Refusal.LimitBelowOverdraft it -> texts.get("refusal.limitBelowOverdraft", it.account(),
                    amount(it.balance()), amount(it.overdraftLimit()));
            case Refusal.SameAccount it -> texts.get("refusal.sameAccount", it.account());
            case Refusal.AmountTooLarge it -> texts.get("refusal.amountTooLarge", it.account(), amount(it.amount()));
            case Refusal.NothingToReverse it -> texts.get("refusal.nothingToReverse", it.account(), it.version());
            case Refusal.AlreadyReversed it -> texts.get("refusal.alreadyReversed", it.account(), it.version(),
                    it.byVersion());
            case Refusal.NotReversible it -> texts.get("refusal.notReversible", it.account(), it.version());
            case Refusal.ChangedMeanwhile it -> texts.get("refusal.changedMeanwhile", it.account(), it.seen(),
                    it.version());
            case Refusal.CommandIdTaken it -> texts.get("refusal.commandIdTaken", it.id());
        };
    }

    private String amount(Money money) {
        return amounts.showWithCurrency(money);
    }

    private static Currency currencyOf(Locale locale) {
        var euro = Currency.getInstance("EUR");
        if (locale.getCountry().isEmpty()) {
            return euro;
        }
        try {
            var local = Currency.getInstance(locale);
            return local == null || local.getDefaultFractionDigits() < 0 ? euro : local;
        } catch (IllegalArgumentException _) {
            return euro;
        }
    }
}
