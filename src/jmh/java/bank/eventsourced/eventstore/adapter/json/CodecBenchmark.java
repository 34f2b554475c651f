package bank.eventsourced.eventstore.adapter.json;

import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.eventstore.application.EventCodec.Encoded;
import bank.eventsourced.money.Money;

/** An event as JSON, and back. */
@State(Scope.Benchmark)
public class CodecBenchmark {

    private final JsonEventCodec<AccountEvent> codec = new JsonEventCodec<>(AccountLog.DEFINITION);
    private final AccountEvent event = new Credited(new AccountNumber("4711"), Money.parse("12.34 EUR"),
            Money.parse("12345.67 EUR"), Purpose.REMITTANCE, "Rent for March", "Ada Lovelace");
    private final Encoded encoded = codec.encode(event);

    @Benchmark
    public Encoded encode() {
        return codec.encode(event);
    }

    @Benchmark
    public List<AccountEvent> decode() {
        return codec.decode(encoded.type(), encoded.schemaVersion(), encoded.payload());
    }
}
