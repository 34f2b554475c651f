/** Tests of the kit, and a bank that answers what a test wants. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.events;
