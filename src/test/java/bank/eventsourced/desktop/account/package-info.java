/** Tests of the screens of accounts. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.account;
