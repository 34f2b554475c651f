/** The ciphers of the platform, and the passphrase of the environment. */
@NullMarked
package bank.eventsourced.eventstore.adapter.sealing;

import org.jspecify.annotations.NullMarked;
