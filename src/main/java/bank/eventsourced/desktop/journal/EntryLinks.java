package bank.eventsourced.desktop.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.journal.JournalEntry;

/** Where one can go from the selected entry: to its account, its event, the other leg of its transfer; and to its reversal. */
final class EntryLinks {

    private final Desk desk;
    private final HBox root = new HBox();
    private final ContextMenu menu = new ContextMenu();
    private final List<Link> links;
    private Optional<JournalEntry> entry = Optional.empty();

    EntryLinks(Desk desk, JournalViewModel model, Consumer<JournalEntry> goTo) {
        this.desk = desk;
        links = List.of(
                link("account", _ -> true, it -> desk.go(Place.OneAccount.at(it.account(), it.version()))),
                link("event", _ -> true, it -> desk.go(Place.Events.at(JournalViewModel.LOG, it.position()))),
                link("leg", JournalViewModel::isTransfer, it -> model.findOtherLeg(it, goTo)),
                link("other", JournalViewModel::isTransfer,
                        it -> desk.go(Place.OneAccount.now(new AccountNumber(it.counterparty())))),
                link("reverse", JournalViewModel::isReversible,
                        it -> desk.ask(new Intent.Reverse(it.account(), it.version()))));
        links.forEach(it -> {
            root.getChildren().add(it.button());
            menu.getItems().add(it.item());
        });
        root.getStyleClass().add("journal-links");
        show(Optional.empty());
    }

    Parent root() {
        return root;
    }

    ContextMenu menu() {
        return menu;
    }

    void show(Optional<JournalEntry> selected) {
        entry = selected;
        links.forEach(it -> it.offer(selected.filter(it.applies()).isPresent()));
    }

    private Link link(String name, Predicate<JournalEntry> applies, Consumer<JournalEntry> follow) {
        var text = desk.texts().get("journal.link." + name);
        var hint = desk.texts().get("journal.link." + name + ".hint");
        Runnable run = () -> entry.ifPresent(follow);
        var item = new MenuItem(text);
        item.setOnAction(_ -> run.run());
        return new Link(applies, Parts.button("journal-" + name + "-link", text, hint, run), item);
    }

    private record Link(Predicate<JournalEntry> applies, Button button, MenuItem item) {

        void offer(boolean possible) {
            button.setVisible(possible);
            button.setManaged(possible);
            item.setVisible(possible);
        }
    }
}
