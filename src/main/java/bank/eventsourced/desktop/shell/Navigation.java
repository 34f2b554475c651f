package bank.eventsourced.desktop.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Section.Group;
import bank.eventsourced.desktop.kit.Shortcut;

/** The navigation at the left: labels, or only icons. */
final class Navigation {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final String COLLAPSED = "navigation.collapsed";

    private final Desk desk;
    private final Map<Section, Button> buttons = new EnumMap<>(Section.class);
    private final VBox inside = new VBox();
    private final VBox root = new VBox();
    private final Button collapse;
    private final Label workTitle;
    private final Label insideTitle;
    private boolean collapsed;

    Navigation(Desk desk) {
        this.desk = desk;
        var texts = desk.texts();
        workTitle = heading(texts.get("shell.group.work"));
        insideTitle = heading(texts.get("shell.group.inside"));
        collapse = entry("navigation-collapse", texts.get("shell.collapse"), new FontIcon(Feather.SIDEBAR),
                texts.get("shell.collapse"), () -> setCollapsed(!collapsed));
        var work = new VBox(workTitle);
        inside.getChildren().add(insideTitle);
        var below = new VBox();
        for (var section : Section.values()) {
            var group = switch (section.group()) {
                case Group.WORK -> work;
                case Group.INSIDE -> inside;
                case Group.BELOW -> below;
            };
            group.getChildren().add(button(section));
        }
        below.getChildren().add(collapse);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        root.getChildren().setAll(work, inside, gap, below);
        root.getStyleClass().add("navigation");
        root.setId("navigation");
        setCollapsed(Boolean.parseBoolean(desk.preferences().get(COLLAPSED, "false")));
    }

    Parent root() {
        return root;
    }

    Subscription follow() {
        return desk.appearance().insideShownProperty().subscribe(shown -> {
            inside.setVisible(shown);
            inside.setManaged(shown);
        });
    }

    void mark(Section here) {
        buttons.forEach((section, button) -> button.pseudoClassStateChanged(HERE, section == here));
    }

    private Button button(Section section) {
        var name = desk.texts().get("shell.section." + section);
        var keys = Shortcut.to(section).map(it -> " (" + it.shown() + ")").orElse("");
        var button = entry("go-" + section.name().toLowerCase(java.util.Locale.ROOT), name,
                new FontIcon(section.icon()), name + keys, () -> desk.go(section.place()));
        buttons.put(section, button);
        return button;
    }

    private static Button entry(String id, String name, Node icon, String hint, Runnable action) {
        var button = new Button(name, icon);
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(hint));
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("navigation-entry");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label heading(String text) {
        var heading = new Label(text);
        heading.getStyleClass().add("navigation-heading");
        return heading;
    }

    private void setCollapsed(boolean now) {
        collapsed = now;
        desk.preferences().put(COLLAPSED, Boolean.toString(now));
        var display = now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        buttons.values().forEach(it -> it.setContentDisplay(display));
        collapse.setContentDisplay(display);
        workTitle.setVisible(!now);
        insideTitle.setVisible(!now);
        root.pseudoClassStateChanged(PseudoClass.getPseudoClass("collapsed"), now);
    }
}
