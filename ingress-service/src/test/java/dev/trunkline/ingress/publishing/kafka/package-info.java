@NullMarked
package dev.trunkline.ingress.publishing.kafka;

import org.jspecify.annotations.NullMarked;
