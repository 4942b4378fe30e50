@NullMarked
package dev.trunkline.messaging.templates;

import org.jspecify.annotations.NullMarked;
