@NullMarked
package dev.trunkline.ingress.quarantine.kafka;

import org.jspecify.annotations.NullMarked;
