package bank.eventsourced.account.application;

import java.util.Currency;
import java.util.List;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * Somebody in the demo bank.
 *
 * @param pay of a month, in whole units of the currency; of a business, its takings of a week
 */
record DemoHolder(AccountNumber number, String name, Currency currency, Role role, int pay) {

    /** What somebody does with money. */
    enum Role {

        /** Earns, pays rent, eats, travels. */
        PERSON,

        /** Pays wages and rent, and takes money every few days. */
        EMPLOYER,

        /** Takes rents, and pays for repairs. */
        LANDLORD,

        /** Saves a little every month. */
        SAVER
    }

    static final DemoHolder EMPLOYER = business(1, "Bäckerei Morgenrot GmbH", "EUR", Role.EMPLOYER, 11_000);
    static final DemoHolder LANDLORD = business(2, "Hausverwaltung Lindenhof KG", "EUR", Role.LANDLORD, 900);

    /** Frozen in the third month. */
    static final DemoHolder FROZEN = person(13, "Иван Сергеевич Петров", "EUR", 2_100);

    /** Frozen and released again. */
    static final DemoHolder FROZEN_FOR_A_WEEK = person(14, "Chukwuemeka Okonkwo", "EUR", 2_480);

    /** Closed in the fifth month. */
    static final DemoHolder CLOSED = person(15, "Familie Čapek 👨‍👩‍👧", "EUR", 2_650);

    /** Whose account moves last. */
    static final DemoHolder LAST = person(17, "Priya Raghunathan", "EUR", 2_600);

    /** Frozen from the start of the last month, in dollars. */
    static final DemoHolder FROZEN_ABROAD = person(25, "Grace O’Malley", "USD", 3_300);

    static final List<DemoHolder> ALL = List.of(EMPLOYER, LANDLORD,
            business(3, "Werkstatt Öztürk & Söhne", "EUR", Role.EMPLOYER, 9_000),
            person(4, "Anna Müller", "EUR", 2_400),
            person(5, "Jürgen Weiß", "EUR", 2_250),
            person(6, "Zoë Brontë-Featherstonehaugh", "EUR", 2_900),
            person(7, "Nguyễn Thị Minh Khai", "EUR", 2_350),
            person(8, "Σοφία Παπαδοπούλου", "EUR", 2_200),
            person(9, "محمد بن راشد الهاشمي", "EUR", 2_700),
            person(10, "שרה כהן", "EUR", 2_550),
            person(11, "Łukasz Żółć", "EUR", 2_150),
            person(12, "Þórður Guðmundsson", "EUR", 2_800),
            FROZEN, FROZEN_FOR_A_WEEK, CLOSED,
            person(16, "María José Fernández de la Vega Sanz y Martínez de Irujo, Marquesa de Almenara", "EUR", 3_900),
            LAST,
            person(18, "Máiréad Ní Ghráda", "EUR", 2_300),
            person(19, "თამარ კვარაცხელია", "EUR", 2_050),
            person(20, "김민준", "EUR", 2_450),
            person(21, "王小明", "EUR", 2_500),
            saver(22, "🌻 Garden Club Sunflower 🌻", "EUR", 120),
            saver(23, "Savings Club “Penny by Penny”", "EUR", 240),
            business(24, "Atlantic Trading Inc.", "USD", Role.EMPLOYER, 8_000),
            FROZEN_ABROAD,
            person(26, "Aiyana Begay", "USD", 3_100),
            business(27, "株式会社さくら商事", "JPY", Role.EMPLOYER, 900_000),
            person(28, "山田 花子", "JPY", 310_000),
            business(29, "شركة الخليج للتجارة", "KWD", Role.EMPLOYER, 2_400),
            saver(30, "فاطمة الصباح", "KWD", 60));

    private static DemoHolder person(int index, String name, String currency, int pay) {
        return new DemoHolder(number(index), name, Money.currency(currency), Role.PERSON, pay);
    }

    private static DemoHolder saver(int index, String name, String currency, int pay) {
        return new DemoHolder(number(index), name, Money.currency(currency), Role.SAVER, pay);
    }

    private static DemoHolder business(int index, String name, String currency, Role role, int pay) {
        return new DemoHolder(number(index), name, Money.currency(currency), role, pay);
    }

    private static AccountNumber number(int index) {
        return new AccountNumber(Integer.toString(1000 + index));
    }

    /** So much of the currency, given in hundredths of a whole unit, whatever its decimals are. */
    Money hundredths(long hundredths) {
        return new Money(hundredths * Math.powExact(10L, currency.getDefaultFractionDigits()) / 100, currency);
    }

    Money whole(long units) {
        return hundredths(units * 100);
    }

    /** How far people may overdraw: half of what they earn. */
    Money overdraftLimit() {
        return role == Role.PERSON ? whole(pay / 2) : Money.zero(currency);
    }
}
