package bank.eventsourced.account.application;

import static bank.eventsourced.account.Purpose.CASH;
import static bank.eventsourced.account.Purpose.FEE;
import static bank.eventsourced.account.Purpose.INTEREST;
import static bank.eventsourced.account.Purpose.REMITTANCE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.application.DemoHolder.Role;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.money.Money;

/**
 * What happens in the demo bank, day by day. Keeps the balances itself, so that nothing is refused. The same last day
 * always gives the same commands with the same ids.
 */
final class DemoScript {

    static final int DAYS = 183;

    private static final long SEED = 20_260_331;
    private static final int RENT_DAY = 3;
    private static final int FEE_DAY = 28;
    private static final int SAVING_DAY = 15;

    private final LocalDate lastDay;
    private final String actor;
    private final Random random = new Random(SEED);
    private final Map<AccountNumber, Money> available = new HashMap<>();
    private final Set<AccountNumber> still = new HashSet<>();
    private final List<Instruction> instructions = new ArrayList<>();

    private DemoScript(LocalDate lastDay, String actor) {
        this.lastDay = lastDay;
        this.actor = actor;
    }

    /** All commands in their order; the first opens the first account, the last is a deposit for {@link DemoHolder#LAST}. */
    static List<Instruction> until(LocalDate lastDay, String actor) {
        var script = new DemoScript(lastDay, actor);
        script.write();
        return List.copyOf(script.instructions);
    }

    static LocalDate lastDay(LocalDate firstDay) {
        return firstDay.plusDays(DAYS);
    }

    private void write() {
        var firstDay = lastDay.minusDays(DAYS);
        for (var holder : DemoHolder.ALL) {
            open(firstDay, holder);
        }
        for (var day = firstDay.plusDays(1); !day.isAfter(lastDay); day = day.plusDays(1)) {
            special(firstDay, day);
            for (var holder : DemoHolder.ALL) {
                if (!still.contains(holder.number())) {
                    live(day, holder);
                }
            }
        }
        last();
    }

    private void open(LocalDate day, DemoHolder holder) {
        available.put(holder.number(), holder.overdraftLimit());
        give(day, "openings", new Open(holder.number(), holder.name(), holder.overdraftLimit()));
        deposit(day, holder, holder.whole(holder.pay() / 2 + random.nextInt(holder.pay())), CASH, "First deposit", "");
    }

    /** What happens to single accounts only. */
    private void special(LocalDate firstDay, LocalDate day) {
        if (day.equals(firstDay.plusDays(75))) {
            freeze(day, DemoHolder.FROZEN, "Court order 14/77: attachment of the account");
        } else if (day.equals(firstDay.plusDays(90))) {
            freeze(day, DemoHolder.FROZEN_FOR_A_WEEK, "Card reported stolen");
        } else if (day.equals(firstDay.plusDays(97))) {
            still.remove(DemoHolder.FROZEN_FOR_A_WEEK.number());
            give(day, "security", new Unfreeze(DemoHolder.FROZEN_FOR_A_WEEK.number(), "New card handed out"));
        } else if (day.equals(firstDay.plusDays(140))) {
            close(day, DemoHolder.CLOSED);
        } else if (day.equals(firstDay.plusDays(153))) {
            freeze(day, DemoHolder.FROZEN_ABROAD, "Address unknown: mail came back twice");
        }
    }

    private void freeze(LocalDate day, DemoHolder holder, String reason) {
        still.add(holder.number());
        give(day, "security", new Freeze(holder.number(), reason));
    }

    /** Pays out or evens out what is there, and ends the account. */
    private void close(LocalDate day, DemoHolder holder) {
        var balance = available(holder).minus(holder.overdraftLimit());
        if (balance.isPositive()) {
            withdraw(day, holder, balance, REMITTANCE, "Balance on closing", "Other bank");
        } else if (balance.isNegative()) {
            deposit(day, holder, balance.negated(), CASH, "Balance on closing", "");
        }
        still.add(holder.number());
        give(day, "closing", new Close(holder.number()));
    }

    private void live(LocalDate day, DemoHolder holder) {
        switch (holder.role()) {
            case PERSON -> livePerson(day, holder);
            case EMPLOYER -> liveEmployer(day, holder);
            case LANDLORD -> liveLandlord(day, holder);
            case SAVER -> liveSaver(day, holder);
        }
        if (day.getDayOfMonth() == day.lengthOfMonth()) {
            endMonth(day, holder);
        }
    }

    private void livePerson(LocalDate day, DemoHolder holder) {
        if (isPayday(day)) {
            earn(day, holder);
        }
        if (day.getDayOfMonth() == RENT_DAY) {
            payRent(day, holder);
        }
        if (oneIn(3)) {
            pay(day, holder, share(holder, 1, 4), "Groceries",
                    pick("Grünkorn", "Corner Shop", "Market Hall", "Delikat"));
        }
        if (oneIn(7)) {
            pay(day, holder, share(holder, 1, 2), pick("Lunch", "Coffee", "Cinema", "Books"), "");
        }
        if (oneIn(14)) {
            withdraw(day, holder, holder.whole(Math.max(1, holder.pay() / 50)), CASH, "Cash machine", "");
        }
        if (day.getDayOfMonth() == 10) {
            pay(day, holder, share(holder, 2, 4), "Electricity and water", "City Works");
        }
        if (oneIn(25)) {
            friend(holder).ifPresent(other -> transfer(day, "friends", holder, other, share(holder, 1, 3),
                    pick("Dinner, thanks!", "Concert tickets", "Birthday 🎂", "Half of the trip")));
        }
    }

    /** Bakers are paid by the bakery that banks here; others from elsewhere. */
    private void earn(LocalDate day, DemoHolder holder) {
        var text = "Salary " + month(day);
        var pay = holder.whole(holder.pay());
        var baker = isEuro(holder) && holder.number().value().hashCode() % 3 == 0;
        if (!baker || !transfer(day, "salaries", DemoHolder.EMPLOYER, holder, pay, text)) {
            deposit(day, holder, pay, REMITTANCE, text, pick("Harbour Works", "City Hospital", "Public School"));
        }
    }

    private void payRent(LocalDate day, DemoHolder holder) {
        var rent = holder.whole(holder.pay() * 3L / 10);
        if (isEuro(holder)) {
            transfer(day, "rents", holder, DemoHolder.LANDLORD, rent, "Rent " + month(day));
        } else {
            pay(day, holder, rent, "Rent " + month(day), "Landlord");
        }
    }

    private void liveEmployer(LocalDate day, DemoHolder holder) {
        if (day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY) {
            deposit(day, holder, holder.hundredths(holder.pay() * 40L + random.nextInt(holder.pay() * 20)), CASH,
                    "Takings", "");
        }
        if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
            pay(day, holder, holder.hundredths(holder.pay() * 55L + random.nextInt(holder.pay() * 35)), "Supplies",
                    pick("Mill & Co.", "Wholesale Nord", "Packaging Ltd."));
        }
    }

    private void liveLandlord(LocalDate day, DemoHolder holder) {
        if (oneIn(9)) {
            pay(day, holder, share(holder, 20, 60), pick("Plumber", "Roof repair", "Stairwell lamps"), "Craftspeople");
        }
    }

    private void liveSaver(LocalDate day, DemoHolder holder) {
        if (day.getDayOfMonth() == SAVING_DAY) {
            deposit(day, holder, holder.whole(holder.pay()), CASH, "Contributions " + month(day), "");
        }
    }

    private void endMonth(LocalDate day, DemoHolder holder) {
        if (holder.role() == Role.SAVER) {
            var interest = new Money(available(holder).minorUnits() / 600, holder.currency());
            if (interest.isPositive()) {
                deposit(day, holder, interest, INTEREST, "Interest " + month(day), "");
            }
        } else if (day.getDayOfMonth() >= FEE_DAY && day.getMonthValue() % 3 == 0) {
            withdraw(day, holder, holder.hundredths(Math.max(100, holder.pay() / 5)), FEE, "Account fee", "");
        }
    }

    /** The very last movement, on the account that a follower may be told to miss. */
    private void last() {
        deposit(lastDay, DemoHolder.LAST, DemoHolder.LAST.hundredths(4_200), REMITTANCE, "Refund of a deposit",
                "Public Library");
    }

    private Optional<DemoHolder> friend(DemoHolder holder) {
        var friends = DemoHolder.ALL.stream()
                .filter(it -> it.role() == Role.PERSON && !it.equals(holder) && !still.contains(it.number())
                        && it.currency().equals(holder.currency()))
                .toList();
        return friends.isEmpty() ? Optional.empty() : Optional.of(friends.get(random.nextInt(friends.size())));
    }

    /** Between so many hundredths of what the holder earns, to the cent. */
    private Money share(DemoHolder holder, int from, int to) {
        var least = (long) holder.pay() * from;
        return holder.hundredths(least + random.nextInt(holder.pay() * (to - from)) + 1);
    }

    private void pay(LocalDate day, DemoHolder holder, Money amount, String text, String to) {
        withdraw(day, holder, amount, REMITTANCE, text, to);
    }

    private void deposit(LocalDate day, DemoHolder holder, Money amount, Purpose purpose, String text, String from) {
        available.merge(holder.number(), amount, Money::plus);
        give(day, text, new Deposit(holder.number(), amount, purpose, text, from));
    }

    /** Does nothing if there is not enough. */
    private void withdraw(LocalDate day, DemoHolder holder, Money amount, Purpose purpose, String text, String to) {
        if (take(holder, amount)) {
            give(day, text, new Withdraw(holder.number(), amount, purpose, text, to));
        }
    }

    private boolean transfer(LocalDate day, String process, DemoHolder from, DemoHolder to, Money amount,
            String text) {
        if (still.contains(from.number()) || still.contains(to.number()) || !take(from, amount)) {
            return false;
        }
        available.merge(to.number(), amount, Money::plus);
        give(day, process, new Transfer(from.number(), to.number(), amount, text));
        return true;
    }

    private boolean take(DemoHolder holder, Money amount) {
        var left = available(holder).minus(amount);
        if (!amount.isPositive() || left.isNegative()) {
            return false;
        }
        available.put(holder.number(), left);
        return true;
    }

    private Money available(DemoHolder holder) {
        return Objects.requireNonNull(available.get(holder.number()));
    }

    /** What belongs together, such as all salaries of a day, has the same correlation. */
    private void give(LocalDate day, String process, AccountCommand command) {
        var id = CommandId.derived("demo", Integer.toString(instructions.size()));
        instructions.add(Instruction.of(id, command, actor)
                .withValueDate(Optional.of(day))
                .withCorrelation(Ids.derived("demo", process + " " + day)));
    }

    private static boolean isPayday(LocalDate day) {
        return day.getDayOfMonth() == 27;
    }

    private static boolean isEuro(DemoHolder holder) {
        return holder.currency().equals(DemoHolder.EMPLOYER.currency());
    }

    private static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
