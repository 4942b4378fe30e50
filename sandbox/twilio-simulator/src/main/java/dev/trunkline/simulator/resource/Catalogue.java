package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.trunkline.simulator.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All kinds of resources, from the files that {@code src/catalogue/generate.py} writes. */
public final class Catalogue {

    private static final List<String> PRODUCTS =
            List.of("chat", "conversations", "events", "flex-api", "messaging", "proxy", "taskrouter");

    private final List<ResourceType> types;

    private Catalogue(List<ResourceType> types) {
        this.types = List.copyOf(types);
    }

    public static Catalogue load() {
        var types = new ArrayList<ResourceType>();
        for (var product : PRODUCTS) {
            types.addAll(read(product));
        }
        return new Catalogue(types);
    }

    private static List<ResourceType> read(String product) {
        var name = "/catalogue/" + product + ".json";
        try (var file = Catalogue.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + ": not on the class path; run src/catalogue/generate.py");
            }
            return Json.MAPPER.readValue(file, new TypeReference<List<ResourceType>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<ResourceType> types() {
        return types;
    }

    /** The first type of a name; several paths may lead to one. */
    public ResourceType named(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("resource " + name + ": not in the catalogue"));
    }

    /** The type whose items have this path. */
    Optional<ResourceType> ofItem(String product, String itemPath) {
        return types.stream()
                .filter(type -> type.product().equals(product) && type.item().equals(Optional.of(itemPath)))
                .findFirst();
    }

    /** Collections right below the items of a type; what a sid is called there differs: {@code Sid}, {@code SessionSid}. */
    List<ResourceType> below(ResourceType parent) {
        var item = parent.item().map(Catalogue::unnamed);
        return types.stream()
                .filter(type -> type.product().equals(parent.product())
                        && item.equals(Optional.of(
                                unnamed(type.path().substring(0, type.path().lastIndexOf('/'))))))
                .toList();
    }

    private static String unnamed(String path) {
        return path.replaceAll("\\{\\w+}", "{}");
    }
}
