package badbank.account;

/** A refusal that is thrown. */
public final class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
