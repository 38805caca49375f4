import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Says in one line for each file whether veraPDF finds it to be PDF/UA-1; ends with 1 if one is not. */
public class PdfUa {
    /** Fewer checks than this, and veraPDF has not looked at a handout. */
    private static final int FEWEST_CHECKS = 1000;

    public static void main(String[] files) {
        VeraGreenfieldFoundryProvider.initialise();
        int failed = 0;
        for (String file : files) {
            String fault = fault(file);
            System.out.println(file + ": " + (fault.isEmpty() ? "PDF/UA-1" : "FAILED: " + fault));
            failed += fault.isEmpty() ? 0 : 1;
        }
        System.out.println(files.length - failed + " of " + files.length + " files are PDF/UA-1.");
        System.exit(failed == 0 && files.length > 0 ? 0 : 1);
    }

    private static String fault(String file) {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() < FEWEST_CHECKS) {
                return "only " + result.getTotalAssertions() + " checks were made";
            }
            return result.isCompliant() ? "" : rules(result);
        } catch (Exception error) {
            return error.toString();
        }
    }

    /** Returns each rule that was broken, by its number in ISO 14289-1, with what it asks for. */
    private static String rules(ValidationResult result) {
        Map<String, String> broken = new TreeMap<>();
        for (Map.Entry<RuleId, Integer> entry : result.getFailedChecks().entrySet()) {
            RuleId id = entry.getKey();
            Rule rule = result.getValidationProfile().getRuleByRuleId(id);
            String number = id.getClause() + "-" + id.getTestNumber();
            broken.put(number, number + " (" + entry.getValue() + " times): " + rule.getDescription());
        }
        return String.join(" | ", broken.values());
    }
}
