package badbank.ledger.domain;

/** Open for inheritance, and talks. */
class Ledger {

    void say(String sentence) {
        System.out.println(sentence);
    }
}
