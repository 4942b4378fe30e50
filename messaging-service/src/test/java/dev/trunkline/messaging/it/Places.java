package dev.trunkline.messaging.it;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Where in the database a text stands. */
final class Places {

    private Places() {}

    /** Every column of every table of the service that holds a text, bytes included. */
    static List<String> of(DataSource database, String text) throws SQLException {
        var places = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            try (var columns = connection.prepareStatement("""
                            select quote_ident(c.table_name), quote_ident(c.column_name), c.data_type
                            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'""");
                    var column = columns.executeQuery()) {
                while (column.next()) {
                    var name = column.getString(2);
                    var value = column.getString(3).equals("bytea")
                            ? "encode(%s, 'escape')".formatted(name)
                            : name + "::text";
                    try (var search = connection.prepareStatement("select 1 from %s where position(? in %s) > 0 limit 1"
                            .formatted(column.getString(1), value))) {
                        search.setString(1, text);
                        if (search.executeQuery().next()) {
                            places.add(column.getString(1) + "." + name);
                        }
                    }
                }
            }
        }
        return places;
    }
}
