/** Tests of the screen of deliveries. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.deliveries;
