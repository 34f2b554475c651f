package badbank.account;

import org.springframework.modulith.NamedInterface;

/** Published. */
@NamedInterface("events")
public sealed interface AccountEvent {

    /** It began. */
    record Opened(String number) implements AccountEvent {}

    /** It ended. */
    record Closed(String number) implements AccountEvent {}
}
