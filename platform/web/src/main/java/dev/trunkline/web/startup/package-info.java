/** What is checked before a service starts. */
@NullMarked
package dev.trunkline.web.startup;

import org.jspecify.annotations.NullMarked;
