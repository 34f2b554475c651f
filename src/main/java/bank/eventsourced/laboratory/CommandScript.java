package bank.eventsourced.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import bank.eventsourced.laboratory.GivenCommand.Kind;

/**
 * The commands of one round, without end. They depend on the seed and the number of the round only: the same seed gives
 * the same commands in the same order, however far each round comes.
 */
final class CommandScript {

    private static final int FIRST_ACCOUNTS = 12;
    private static final int NEW_ACCOUNTS_A_ROUND = 2;
    private static final int REMEMBERED = 50;

    private final SplittableRandom random;
    private final long seed;
    private final int accounts;
    private final List<GivenCommand> lastGiven = new ArrayList<>();
    private int accountsToOpen;

    CommandScript(long seed, int round) {
        this.seed = seed;
        this.random = new SplittableRandom(seed * 1_000_003 + round);
        this.accountsToOpen = round == 1 ? FIRST_ACCOUNTS : NEW_ACCOUNTS_A_ROUND;
        this.accounts = FIRST_ACCOUNTS + NEW_ACCOUNTS_A_ROUND * (round - 1);
    }

    GivenCommand next() {
        var given = accountsToOpen > 0 ? open(accounts - accountsToOpen--) : any();
        lastGiven.add(given);
        if (lastGiven.size() > REMEMBERED) {
            lastGiven.removeFirst();
        }
        return given;
    }

    private GivenCommand any() {
        var dice = random.nextInt(100);
        var account = account();
        if (dice < 30) {
            return movement(Kind.DEPOSIT, "deposit", account);
        } else if (dice < 50) {
            return movement(Kind.WITHDRAW, "withdraw", account);
        } else if (dice < 72) {
            return transfer(account);
        } else if (dice < 80) {
            var version = 2 + random.nextInt(60);
            return given(Kind.REVERSE, account, "", "reverse %s %d --reason mistake".formatted(name(account), version));
        } else if (dice < 84) {
            return given(Kind.LIMIT, account, "", "limit %s %d.00".formatted(name(account), 100 + random.nextInt(400)));
        } else if (dice < 86) {
            return given(Kind.FREEZE, account, "", "freeze %s --reason \"to be checked\"".formatted(name(account)));
        } else if (dice < 91) {
            return given(Kind.UNFREEZE, account, "", "unfreeze %s".formatted(name(account)));
        } else if (dice < 92) {
            return given(Kind.CLOSE, accounts - 1, "", "close %s".formatted(name(accounts - 1)));
        } else if (dice < 93) {
            return given(Kind.FORGET, account, "", "forget %s --yes \"%s\" --reason \"asked for it\"".formatted(
                    name(account), holder(account)));
        } else if (dice < 95) {
            return open(random.nextInt(accounts));
        } else if (dice < 98) {
            return lastGiven.get(random.nextInt(lastGiven.size()));
        }
        return rubbish(account);
    }

    /** Half of all goes to a few accounts, so that they grow old. */
    private int account() {
        return random.nextInt(random.nextBoolean() ? FIRST_ACCOUNTS : accounts);
    }

    /** An account is always opened by the same command: a second time it must have no effect. */
    private GivenCommand open(int account) {
        var id = id(new SplittableRandom(seed + 7_919L * (account + 1)));
        return new GivenCommand(id, Kind.OPEN, name(account), "",
                "open %s --holder \"%s\" --currency %s --overdraft-limit %d.00 --command-id %s".formatted(
                        name(account), holder(account), currency(account), account % 3 * 100, id));
    }

    private GivenCommand movement(Kind kind, String word, int account) {
        var amount = amount(account);
        return given(kind, account, amount, "%s %s %s".formatted(word, name(account), amount));
    }

    private GivenCommand transfer(int from) {
        var amount = amount(from);
        return given(Kind.TRANSFER, from, amount, "transfer %s %s %s".formatted(name(from), name(account()), amount));
    }

    private GivenCommand rubbish(int account) {
        var lines = List.of("deposit %s -5".formatted(name(account)), "deposit %s much".formatted(name(account)),
                "give %s everything".formatted(name(account)), "deposit X%d 1.00 EUR".formatted(account), "\"");
        var known = lastGiven.get(random.nextInt(lastGiven.size()));
        if (known.kind() == Kind.OPEN) { // which is never refused, so its id is taken
            return new GivenCommand(known.id(), Kind.RUBBISH, "", "",
                    "deposit %s 1234.56 --command-id %s".formatted(name(account), known.id()));
        }
        var line = lines.get(random.nextInt(lines.size()));
        var id = id(random);
        return new GivenCommand(id, Kind.RUBBISH, "", "",
                line.startsWith("\"") ? line : line + " --command-id " + id);
    }

    private GivenCommand given(Kind kind, int account, String amount, String words) {
        var id = id(random);
        return new GivenCommand(id, kind, name(account), amount, words + " --command-id " + id);
    }

    private String amount(int account) {
        return "%d.%02d %s".formatted(random.nextInt(150), 1 + random.nextInt(99), currency(account));
    }

    private static String name(int account) {
        return "T" + account;
    }

    private static String holder(int account) {
        return "Customer " + account;
    }

    private static String currency(int account) {
        return account % 6 == 5 ? "USD" : "EUR";
    }

    private static UUID id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
