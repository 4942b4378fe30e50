/** What people ask of links. */
@NullMarked
package dev.trunkline.bridge.sync.rest;

import org.jspecify.annotations.NullMarked;
