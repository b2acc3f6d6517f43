/**
 * Reads template.yaml as AWS CloudFormation and SAM do, for the resources that run on one machine. What it does not understand is a
 * problem that names the line: a property silently dropped would let the local system differ from the deployed one.
 */
@NullMarked
package ua.ismtr.local.template;

import org.jspecify.annotations.NullMarked;
