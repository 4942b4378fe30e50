package dev.trunkline.journal.kafka;

import java.util.Arrays;

/**
 * Remembers ids in little room: eight bytes each, as a hash of 64 bits, and at most the last million or two. Two ids
 * among a million are taken for one with a chance of one in thirty million.
 */
final class SeenIds {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int MOST = 1 << 20;

    private final int most;
    private long[] recent = new long[FIRST_CAPACITY];
    private long[] older = new long[0];
    private int size;

    SeenIds() {
        this(MOST);
    }

    /** @param most ids of one generation; the one before it is remembered too */
    SeenIds(int most) {
        this.most = most;
    }

    /** @return whether it is new */
    boolean add(String id) {
        var hash = hash(id);
        if (contains(recent, hash) || contains(older, hash)) {
            return false;
        }
        if (size == most) {
            older = recent;
            recent = new long[FIRST_CAPACITY];
            size = 0;
        } else if (2 * size >= recent.length) {
            grow();
        }
        put(recent, hash);
        size++;
        return true;
    }

    private void grow() {
        var larger = new long[2 * recent.length];
        Arrays.stream(recent).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        recent = larger;
    }

    private static boolean contains(long[] table, long hash) {
        return table.length > 0 && table[place(table, hash)] == hash;
    }

    private static void put(long[] table, long hash) {
        table[place(table, hash)] = hash;
    }

    /** Where it stands, or the free place where it would; at most half of them are taken. */
    private static int place(long[] table, long hash) {
        var mask = table.length - 1;
        var place = (int) hash & mask;
        while (table[place] != 0 && table[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** FNV-1a, then the finalizer of MurmurHash3 to spread it; never 0, which means free. */
    private static long hash(String id) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
