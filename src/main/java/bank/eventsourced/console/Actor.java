package bank.eventsourced.console;

/** Who gives the commands of this process: the user as the operating system knows them. */
final class Actor {

    private static final int LONGEST = 80;

    private Actor() {}

    static String name() {
        var user = System.getProperty("user.name", "").strip().replaceAll("\\p{Cntrl}", "");
        return "console:" + user.substring(0, Math.min(user.length(), LONGEST));
    }
}
