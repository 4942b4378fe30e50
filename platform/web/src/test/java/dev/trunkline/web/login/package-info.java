/** Plain tests. */
@NullMarked
package dev.trunkline.web.login;

import org.jspecify.annotations.NullMarked;
