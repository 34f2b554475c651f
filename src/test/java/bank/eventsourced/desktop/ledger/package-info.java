@NullUnmarked
package bank.eventsourced.desktop.ledger;

import org.jspecify.annotations.NullUnmarked;
