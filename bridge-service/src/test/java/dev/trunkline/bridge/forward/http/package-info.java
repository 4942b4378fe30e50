@NullMarked
package dev.trunkline.bridge.forward.http;

import org.jspecify.annotations.NullMarked;
