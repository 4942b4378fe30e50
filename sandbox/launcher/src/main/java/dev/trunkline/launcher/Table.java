package dev.trunkline.launcher;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Lines in columns as wide as they need to be; the last one may run on. */
final class Table {

    private static final int LONGEST_CELL = 60;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(Object... cells) {
        var row = new ArrayList<String>();
        for (var index = 0; index < cells.length; index++) {
            var text = String.valueOf(cells[index]).replaceAll("\\s+", " ");
            var cut = index < cells.length - 1 && text.length() > LONGEST_CELL;
            row.add(cut ? text.substring(0, LONGEST_CELL - 1) + "\u2026" : text);
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintStream out) {
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                var cell = row.get(column);
                line.append(cell);
                if (column < row.size() - 1) {
                    line.append(" ".repeat(width(column) - cell.length() + 2));
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
