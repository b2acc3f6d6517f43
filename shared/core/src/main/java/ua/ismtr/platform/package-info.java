/** What is agreed with the DIYA Centres platform: signed webhooks in (Standard Webhooks), status changes out. */
@NullMarked
package ua.ismtr.platform;

import org.jspecify.annotations.NullMarked;
